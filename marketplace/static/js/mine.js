// Away at once, and not into the history. Without this it's a plain link.
document.querySelectorAll("[data-away]").forEach((link) => link.addEventListener("click", (event) => {
  event.preventDefault();
  document.body.hidden = true;
  location.replace(link.href);
}));

// Read aloud here, one at a time, and stopped by a second press. Without this the link leads to the recording.
let voice = null;
document.querySelectorAll("[data-say]").forEach((link) => link.addEventListener("click", (event) => {
  event.preventDefault();
  const same = voice && voice.from === link && !voice.sound.paused;
  voice?.sound.pause();
  if (same) return;
  voice = { from: link, sound: new Audio(link.href) };
  voice.sound.play().catch(() => { location.href = link.href; });
}));
