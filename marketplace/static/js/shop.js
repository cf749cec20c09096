// Every page works without this file; it only saves a few taps.

// What may become part of a page, or run: what our own server answered, and our own files (Trusted Types).
window.ours = (() => {
  const policy = {
    createHTML: (text) => text,
    createScriptURL: (url) => {
      if (new URL(url, location).origin !== location.origin) throw new TypeError("not ours");
      return url;
    },
  };
  return window.trustedTypes?.createPolicy("ours", policy) || policy;
})();

(() => {
  const root = document.documentElement;
  root.classList.add("scripted");

  // The header is the same bytes for everybody, so the number in the basket comes separately.
  const countBasket = () => {
    const basket = document.querySelector("[data-basket-count]");
    if (!basket || !/(?:^|; )has_basket=1/.test(document.cookie)) return;
    fetch(basket.dataset.basketCount, { headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(({ count, label }) => {
        basket.textContent = count || "";
        if (count) basket.closest("a").setAttribute("aria-label", label);
      })
      .catch(() => {});
  };

  // So are the hearts. Which of them are full is in a cookie that the server writes.
  const fillHearts = () => {
    const kept = (/(?:^|; )wishes=([\d.]+)/.exec(document.cookie) || ["", ""])[1].split(".");
    document.querySelectorAll("[form=wish]").forEach((heart) => heart.setAttribute("aria-pressed", kept.includes(heart.value)));
  };
  // Reading cookies waits for another process of the browser: the page is drawn first.
  setTimeout(() => { countBasket(); fillHearts(); });
  document.addEventListener("listed", fillHearts);
  document.addEventListener("submit", (event) => {
    const form = event.target, heart = event.submitter;
    if (form.id !== "wish" || !heart) return;
    event.preventDefault();
    const keep = heart.getAttribute("aria-pressed") === "true" ? "0" : "1";
    fetch(form.action, { method: "POST", body: new URLSearchParams({ piece: heart.value, keep }), headers: { "HX-Request": "true" } })
      .then((answer) => (answer.ok ? fillHearts() : Promise.reject(answer.status)))
      .catch(() => {
        const field = document.createElement("input");
        Object.assign(field, { name: "piece", value: heart.value });
        form.append(field);
        form.submit();
      });
  });

  document.addEventListener("change", (event) => {
    if (event.target.dataset.press) document.getElementById(event.target.dataset.press).click();
  });

  // Keeps the last pieces for where there is no network; staff pages have no manifest, and no worker.
  const worker = document.querySelector("[data-worker]")?.dataset.worker;
  if (worker && navigator.serviceWorker) addEventListener("load", () => navigator.serviceWorker.register(ours.createScriptURL(worker)).catch(() => {}));

  // The first picture has the whole line for itself: the other pictures, scripts and the manifest are fetched once it is
  // there, or as soon as a hand goes to the page.
  const { later, manifest } = document.currentScript.dataset;
  const signs = [[window, "load"], [document, "pointerdown"], [document, "focusin"], [document, "scroll"]];
  const fetchLater = () => {
    signs.forEach(([place, sign]) => place.removeEventListener(sign, fetchLater));
    root.classList.add("loaded");
    if (manifest) document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: manifest }));
    for (const url of later.trim().split(/\s+/).filter(Boolean)) {
      document.head.append(Object.assign(document.createElement("script"), { src: ours.createScriptURL(url), async: false }));
    }
  };
  signs.forEach(([place, sign]) => place.addEventListener(sign, fetchLater));

  const again = document.querySelector("[data-look-again]");
  if (again) setTimeout(() => location.reload(), again.dataset.lookAgain * 1000);

  // A second press of a button that pays must not send a second request.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    fillHearts();
    document.querySelectorAll("[data-once]").forEach((form) => delete form.dataset.sent);
  });

  // Empty fields make long addresses that are no pleasure to share.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-short-url]")) return;
    for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
  });
})();
