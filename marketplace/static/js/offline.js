// Lists the pieces that the worker has kept on this device, the last one first.
(async () => {
  document.querySelector("[data-again]").addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
  if (!("caches" in window)) return;
  const cache = await caches.open("pieces");
  const list = document.querySelector("[data-kept]");
  const element = (name, facts, ...inside) => {
    const made = Object.assign(document.createElement(name), facts);
    made.append(...inside);
    return made;
  };
  for (const key of (await cache.keys()).reverse()) {
    const kept = await (await cache.match(key, { ignoreVary: true })).text();
    const page = new DOMParser().parseFromString(ours.createHTML(kept), "text/html");
    const title = page.querySelector("h1")?.textContent;
    if (!title) continue;
    const picture = page.querySelector(".gallery img")?.getAttribute("src");
    const price = page.querySelector(".piece__price")?.firstChild?.textContent.trim() || "";
    list.append(element("article", { className: "card" },
      element("div", { className: "card__picture" }, ...(picture ? [element("img", { src: picture, alt: "" })] : [])),
      element("div", { className: "card__words" },
        element("h3", { className: "card__title" }, element("a", { href: new URL(key.url).pathname, textContent: title })),
        element("p", { className: "card__price", textContent: price }))));
  }
  document.querySelector("[data-kept-section]").hidden = !list.children.length;
  document.querySelector("[data-kept-none]").hidden = list.children.length > 0;
})();
