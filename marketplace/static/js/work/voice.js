// A spoken note: recorded in the page where the browser can, else with the phone's own recorder.
import { made, one } from "./dom.js";
import { shown } from "./pictures.js";

const LONGEST = 120, BITS = 24000;

export async function heard(data, type, words, drop) {
  const item = made("div", { className: "spoken" }, made("audio", { controls: true, src: await shown(data, type) }),
    made("button", { type: "button", className: "linkish", textContent: words.leaveOut, onclick: () => { item.remove(); drop(); } }));
  return item;
}

export function listen(form, words, take, say) {
  const place = one("[data-voice]", form);
  if (!place || !window.MediaRecorder || !navigator.mediaDevices?.getUserMedia) return;
  const button = one("[data-speak]", place), word = one("[data-speak-word]", place), time = one("[data-speak-time]", place);
  place.hidden = false;
  one("[data-voice-file]", form).hidden = true;
  let recorder = null;
  const show = (on) => {
    button.setAttribute("aria-pressed", String(on));
    word.textContent = on ? words.stop : words.speak;
    if (!on) time.textContent = "";
  };
  button.addEventListener("click", async () => {
    if (recorder) return recorder.stop();
    let sound;
    try {
      sound = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
    } catch {
      one("[data-voice-file]", form).hidden = false;
      return say(words.noMicrophone);
    }
    const parts = [], began = Date.now();
    recorder = new MediaRecorder(sound, { audioBitsPerSecond: BITS });
    const ticking = setInterval(() => {
      const seconds = Math.round((Date.now() - began) / 1000);
      time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (seconds >= LONGEST - 1) recorder?.stop();
    }, 500);
    recorder.ondataavailable = ({ data }) => { if (data.size) parts.push(data); };
    recorder.onstop = () => {
      clearInterval(ticking);
      sound.getTracks().forEach((track) => track.stop());
      const { mimeType } = recorder;
      recorder = null;
      show(false);
      if (parts.length) take(new Blob(parts, { type: mimeType.split(";")[0] }));
    };
    recorder.start(1000);
    show(true);
  });
}
