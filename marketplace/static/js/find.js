// Suggestions under a search box, and lists that change in place. Without this file both are plain pages.
(() => {
  const said = document.createElement("div");
  said.className = "hide-visually";
  said.setAttribute("role", "status");
  document.body.append(said);
  const say = (words) => { said.textContent = words; };
  const get = (url, options) =>
    fetch(url, options).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));

  // A combobox with a list box, as the ARIA Authoring Practices describe it: the focus stays in the field.
  const WAIT = 150;
  document.querySelectorAll("[data-offers-from]").forEach((field) => {
    const box = document.createElement("div");
    const known = new Map();
    let timer, active = -1, asked = "";
    box.id = `${field.id}-offers`;
    box.className = "offers-box";
    box.hidden = true;
    for (const [name, value] of [["role", "listbox"], ["aria-label", field.dataset.offersLabel]]) box.setAttribute(name, value);
    field.form.append(box);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", box.id], ["aria-expanded", "false"]]) field.setAttribute(name, value);

    const options = () => [...box.querySelectorAll('[role="option"]')];
    const choose = (number) => {
      const all = options();
      active = number;
      all.forEach((option, n) => option.setAttribute("aria-selected", n === number));
      if (number < 0) return field.removeAttribute("aria-activedescendant");
      field.setAttribute("aria-activedescendant", all[number].id);
      all[number].scrollIntoView({ block: "nearest" });
    };
    const open = (yes) => {
      const shown = yes && options().length > 0;
      box.hidden = !shown;
      field.setAttribute("aria-expanded", shown);
      if (!shown) choose(-1);
    };
    const show = (words, part) => {
      if (words !== asked || document.activeElement !== field) return;
      box.innerHTML = ours.createHTML(part);
      options().forEach((option, n) => { option.id = `${box.id}-${n}`; });
      choose(-1);
      open(true);
      say(box.firstElementChild.dataset.said);
    };
    const look = () => {
      const words = field.value.toLowerCase().trim().replace(/\s+/g, " ");
      if (words === asked) return open(true);
      asked = words;
      if (words.length < 2) { box.textContent = ""; return open(false); }
      if (known.has(words)) return show(words, known.get(words));
      get(`${field.dataset.offersFrom}?q=${encodeURIComponent(words)}`)
        .then((part) => { known.set(words, part); show(words, part); })
        .catch(() => {});
    };
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, WAIT); });
    field.addEventListener("blur", () => setTimeout(() => open(false), 100));
    box.addEventListener("pointerdown", (event) => event.preventDefault());
    field.addEventListener("keydown", (event) => {
      const last = options().length - 1;
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (box.hidden) { look(); if (event.altKey || box.hidden) return; }
        const down = event.key === "ArrowDown";
        choose(down ? (active === last ? -1 : active + 1) : active === -1 ? last : active - 1);
      } else if (event.key === "Enter" && !box.hidden && active >= 0) {
        event.preventDefault();
        options()[active].click();
      } else if (event.key === "Escape") {
        if (box.hidden) return;
        event.preventDefault();
        open(false);
      }
    });
  });

  // A list changes in place: focus and scroll stay, the address can be shared, and going back works.
  const list = () => document.querySelector("[data-listing]");
  const sheet = () => document.querySelector("[data-sheet]");
  let turn = 0;
  const name = (field) => `[name="${CSS.escape(field.name)}"]` + (field.type === "checkbox" ? `[value="${CSS.escape(field.value)}"]` : "");
  const change = (url, { push, focus }) => {
    const mine = ++turn;
    list().setAttribute("aria-busy", "true");
    return get(url)
      .then((page) => {
        if (mine !== turn) return;
        const found = new DOMParser().parseFromString(ours.createHTML(page), "text/html");
        const fresh = found.querySelector("[data-listing]");
        const open = sheet().open;
        fresh.querySelector("[data-sheet]").open = open;
        list().replaceWith(fresh);
        document.dispatchEvent(new Event("listed"));
        document.title = found.title;
        if (push) history.pushState({ list: true }, "", url);
        if (focus) fresh.querySelector(focus)?.focus({ preventScroll: true });
        say(fresh.querySelector("[data-total]").textContent);
      })
      .catch(() => { location.href = url; });
  };
  const address = (form) => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    return form.getAttribute("action") + (`${chosen}` && `?${chosen}`);
  };
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-filters]");
    if (form) change(address(form), { push: true, focus: name(event.target) });
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-filters]")) return;
    event.preventDefault();
    sheet().open = false;
    const url = address(event.target);
    if (url !== location.pathname + location.search) change(url, { push: true, focus: "summary" });
    scrollTo(0, 0);
  });
  addEventListener("popstate", () => { if (list()) change(location.href, {}); });

  // On a phone the filters are a sheet over the page; what lies under it can't be reached meanwhile.
  const cover = matchMedia("(max-width: 59.99rem)");
  const close = () => { if (cover.matches && sheet()?.open) { sheet().open = false; sheet().firstElementChild.focus(); } };
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches("[data-sheet]")) return;
    const under = event.target.open && cover.matches;
    document.querySelectorAll("body > header, body > footer, [data-found], .head").forEach((part) => { part.inert = under; });
  }, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
