// A few lines for making pages.
export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

export function made(name, facts = {}, ...inside) {
  const element = document.createElement(name);
  Object.assign(element, facts);
  element.append(...inside.filter((each) => each !== null));
  return element;
}

// A copy of a template, with its `data-at` places filled: text, or nothing where there is none.
export function copied(id, words = {}) {
  const copy = document.getElementById(id).content.firstElementChild.cloneNode(true);
  for (const [name, text] of Object.entries(words)) {
    const place = one(`[data-at="${name}"]`, copy);
    place.textContent = text;
    place.hidden = !text;
  }
  return copy;
}

export const filled = (sentence, words) => sentence.replace(/%(\w+)%/g, (_all, name) => words[name]);
export const isFull = (problem) => problem?.name === "QuotaExceededError";
