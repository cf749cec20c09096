// Pictures as they're sent: 1,600 pixels at most, upright, without what the camera wrote beside them, and light.
const LONGEST = 1600, HEAVIEST = 190000;
const SIDES = [LONGEST, 1280, 1024, 800, 640];
const QUALITIES = [0.8, 0.65, 0.5];

const drawn = (picture, longest) => {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
};

const written = (canvas, type, quality) => new Promise((done) => canvas.toBlob(done, type, quality));

// A blob in WebP, or in JPEG where the phone can't write that; three of them stay under 600 KB. Throws for no picture.
export async function shrink(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  for (const longest of SIDES) {
    const canvas = drawn(picture, longest);
    for (const quality of QUALITIES) {
      let blob = await written(canvas, "image/webp", quality);
      if (blob?.type !== "image/webp") blob = await written(canvas, "image/jpeg", quality);
      if (blob && (blob.size <= HEAVIEST || (longest === SIDES.at(-1) && quality === QUALITIES.at(-1)))) return blob;
    }
  }
  throw new Error("no picture");
}

export const shown = (data, type) => new Promise((done) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result);
  reader.readAsDataURL(new Blob([data], { type }));
});
