// Paper, at a press.
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));

// One tick for all on the page; the stroke key goes to the search.
(() => {
  const all = document.querySelector("[data-all]");
  const each = [...document.querySelectorAll("[data-ticks] [name=n]")];
  all?.addEventListener("change", () => each.forEach((box) => { box.checked = all.checked; }));
  const search = document.querySelector("[data-slash]");
  document.addEventListener("keydown", (event) => {
    if (!search || event.key !== "/" || event.target.matches("input, textarea, select")) return;
    event.preventDefault();
    search.focus();
  });
})();

// The listing form works without this. With it, pictures shrink before they're sent, and the split follows the typing.
(() => {
  const form = document.querySelector("form[data-shrink]");
  if (!form) return;
  const LONGEST = 1600;
  const chosen = form.querySelector("[data-chosen]");
  const shown = new Map();

  const shrink = async (file) => {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    return blob && blob.size < file.size ? new File([blob], "picture.jpg", { type: "image/jpeg" }) : file;
  };

  const draw = (input, files) => {
    (shown.get(input) || []).forEach((item) => item.remove());
    shown.set(input, files.map((file) => {
      const item = document.createElement("li");
      const image = document.createElement("img");
      const reader = new FileReader();
      reader.addEventListener("load", () => { image.src = reader.result; });
      reader.readAsDataURL(file);
      image.alt = "";
      item.append(image);
      chosen.append(item);
      return item;
    }));
  };

  form.addEventListener("change", async (event) => {
    const input = event.target;
    if (input.type !== "file" || !input.files.length) return;
    const files = await Promise.all([...input.files].map((file) => shrink(file).catch(() => file)));
    const carrier = new DataTransfer();
    files.forEach((file) => carrier.items.add(file));
    input.files = carrier.files;
    draw(input, files);
  });

  const split = form.querySelector("[data-split]");
  let waiting, asked = 0;
  const ask = async () => {
    const body = new FormData(form);
    body.delete("pictures");
    body.delete("kept");
    const number = ++asked;
    const answer = await fetch(form.dataset.preview, { method: "POST", body, credentials: "same-origin" });
    const words = await answer.text();
    if (answer.ok && number === asked) split.innerHTML = words;
  };
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => {}), 350);
  });
})();
