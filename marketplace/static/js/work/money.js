// The split of the price, drawn anew as she types, with signal or without.
import { filled, made, one } from "./dom.js";
import { figure, leastDay, priceSplit, rupees } from "./split.js";

export const loomOf = () => JSON.parse(document.getElementById("loom").textContent);

const checked = (form, name) => [...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value);
const typed = (form, name) => form.elements[name]?.value || "";

function asked(form, loom) {
  const known = loom.kinds[checked(form, "kind")[0]];
  const kind = typed(form, "earning_kind");
  const makers = checked(form, "makers")
    .map((pk) => ({ ...loom.weavers[pk], weight: Number(typed(form, `weight-${pk}`)) }))
    .filter((maker) => Number.isInteger(maker.weight) && maker.weight >= 1)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    price: figure(typed(form, "price")), rate: known ? known.rate : figure(typed(form, "gst_rate")), kind,
    value: kind === "piece" ? figure(typed(form, "earning")) : figure(typed(form, "earning"), 4),
    hours: Number(typed(form, "hours")) || 0, weights: makers.map((maker) => maker.weight), makers,
  };
}

function bar(parts, whole) {
  const svg = (name, facts) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(facts).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const drawn = svg("svg", { class: "split__bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  let start = 0;
  parts.forEach(({ key, amount }) => {
    const width = (100 * Math.max(amount, 0)) / whole;
    drawn.append(svg("rect", { class: `part--${key}`, x: start, y: 0, width, height: 10 }));
    start += width;
  });
  return drawn;
}

function drawn(parts, price, words) {
  const row = ({ key, label, amount }) => made("tr", {}, made("th", { scope: "row" },
    made("span", { className: "split__label" }, made("span", { className: `split__key part--${key}` }), made("span", { textContent: label }))),
    made("td", { textContent: rupees(amount) }));
  const whole = parts.reduce((sum, part) => sum + Math.max(part.amount, 0), 0) || 1;
  return made("section", { className: "split" }, made("h2", { className: "split__title", textContent: words.split }), bar(parts, whole),
    made("table", { className: "split__table" }, made("tbody", {}, ...parts.map(row)),
      made("tfoot", {}, made("tr", {}, made("th", { scope: "row", textContent: words.price }), made("td", { textContent: rupees(price) })))));
}

// Draws it into `[data-split]`; what is missing is said there.
export function drawSplit(form, loom, words) {
  const place = one("[data-split]", form), facts = asked(form, loom);
  const fits = facts.price && facts.value && facts.rate !== null && facts.rate <= 5000 && (facts.kind === "piece" || facts.value <= 1000000);
  if (!fits) return place.replaceChildren(made("p", { className: "soft", textContent: words.splitEmpty }));
  const split = priceSplit(facts);
  const names = facts.makers.length ? facts.makers.map((maker) => maker.name) : [words.makers];
  const parts = [
    ...split.each.map((amount, place) => ({ key: "makers", label: names[place], amount })),
    { key: "cooperative", label: words.cooperative, amount: split.cooperative },
    { key: "tax", label: filled(words.gst, { rate: facts.rate / 100 }), amount: split.tax },
  ];
  const least = leastDay(loom.wages, facts.makers.map((maker) => maker.district), loom.day);
  place.replaceChildren(...[
    drawn(parts, facts.price, words),
    split.day === null ? "" : made("p", { className: "wage" }, made("span", { textContent: words.day }), " ", made("strong", { className: "wage__amount", textContent: rupees(split.day) })),
    split.day !== null && split.day < least ? made("p", { className: "notice notice--warning", textContent: filled(words.below, { least: rupees(least) }) }) : "",
    split.cooperative < 0 ? made("p", { className: "notice notice--warning", textContent: words.loss }) : "",
  ].filter(Boolean));
}

// A kind brings its size and hours, the hours of this weaver's last one where she has made one; what she typed stays.
export function bring(form, loom) {
  const kind = checked(form, "kind")[0], known = loom.kinds[kind];
  if (!known) return;
  const hers = checked(form, "makers").map((pk) => loom.usual[`${pk} ${kind}`]).find(Boolean);
  const terms = checked(form, "makers").map((pk) => loom.weavers[pk]?.terms).find(Boolean);
  const usual = { length_cm: known.length_cm, width_cm: known.width_cm, hours: hers || known.hours };
  if (terms) [usual.earning_kind, usual.earning] = terms;
  for (const [name, value] of Object.entries(usual)) {
    const field = form.elements[name];
    if (!field || (name === "earning_kind" ? form.elements.earning.value : field.value && field.value !== field.dataset.brought)) continue;
    field.value = value;
    field.dataset.brought = value;
  }
}
