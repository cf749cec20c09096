// Away at once, and not into the history. Without this it's a plain link.
document.querySelectorAll("[data-away]").forEach((link) => link.addEventListener("click", (event) => {
  event.preventDefault();
  document.body.hidden = true;
  location.replace(link.href);
}));

// Read aloud here, a word and then its figure, and stopped by a second press. All of it is fetched before the first is
// heard, so that a slow line doesn't tear a figure in two. Without this a link leads to the word's recording.
const RECORDING = document.currentScript.dataset.recording, sound = new Audio();
let reading = null;

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  const blob = await answer.blob();
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(blob);
  });
};
const played = (data) => new Promise((done, failed) => {
  Object.assign(sound, { src: data, onended: done, onerror: failed });
  sound.play().catch(failed);
});

async function read(from) {
  sound.pause();
  const same = reading === from;
  reading = same ? null : from;
  if (same) return;
  const figure = from.dataset.say.split(" ").filter(Boolean).map((key) => RECORDING.replace("key", key));
  try {
    for (const data of await Promise.all([from.href, ...figure].filter(Boolean).map(fetched))) {
      if (reading !== from) return;
      await played(data);
    }
  } catch {
    if (reading === from && from.href) location.href = from.href;
  }
  if (reading === from) reading = null;
}

document.querySelectorAll("[data-say]").forEach((from) => {
  from.hidden = false;
  from.addEventListener("click", (event) => {
    event.preventDefault();
    read(from);
  });
});
