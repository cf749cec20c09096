// The stroke key goes to the box that finds everything.
document.addEventListener("keydown", (event) => {
  const box = document.querySelector("[data-slash]");
  if (!box || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea, select") || event.target.isContentEditable) return;
  event.preventDefault();
  box.focus();
  box.select();
});
