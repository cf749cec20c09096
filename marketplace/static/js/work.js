// Paper, at a press.
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));

// One tick for all on the page.
(() => {
  const all = document.querySelector("[data-all]");
  const each = [...document.querySelectorAll("[data-ticks] [name=n]")];
  all?.addEventListener("change", () => each.forEach((box) => { box.checked = all.checked; }));
})();
