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
