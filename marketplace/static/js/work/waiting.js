// What waits to be sent: each entry with how it stands, what was wrong with it, or what somebody else has changed.
import { all, copied, filled, made, one } from "./dom.js";
import { addressOf } from "./listing.js";
import { session } from "./outbox.js";
import { shown } from "./pictures.js";
import { hasPin } from "./store.js";

const sent = [];

function stateOf(entry, words) {
  if (entry.state === "waiting") return [entry.tried ? words.trying : words.waiting, "warn"];
  return { draft: [words.draft, ""], refused: [words.refused, "bad"], conflict: [words.conflict, "bad"] }[entry.state];
}

// Both say something else: she chooses, thing by thing; what nobody chose otherwise is hers.
function choice(entry, words, store, again) {
  const { differences, by, version } = entry.said;
  const form = copied("conflict", { who: filled(words.changedBy, { who: by || words.somebody }) });
  one("tbody", form).append(...differences.map(({ label, mine, theirs }, place) => {
    const cell = (value, text, checked) => made("td", {}, made("label", { className: "check" },
      made("input", { type: "radio", name: `choice-${place}`, value, checked }), made("span", { textContent: text || words.nothing })));
    return made("tr", {}, made("th", { scope: "row", textContent: label }), cell("mine", mine, true), cell("theirs", theirs, false));
  }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answers = new FormData(form);
    const fields = differences.reduce((pairs, { names, pairs: theirs }, place) => answers.get(`choice-${place}`) === "mine" ? pairs
      : [...pairs.filter(([name]) => !names.includes(name)), ...theirs], entry.fields.filter(([name]) => name !== "version"));
    const mine = differences.every(({ names }, place) => !names.includes("files") || answers.get(`choice-${place}`) === "mine");
    const { said, ...rest } = entry;
    await store.save({ ...rest, files: mine ? entry.files : [], fields: [...fields, ["version", String(version)]], state: "waiting" });
    again(true);
  });
  return form;
}

async function row(entry, words, store, again) {
  const [state, tone] = stateOf(entry, words);
  const item = copied("entry", { title: entry.title || words.untitled, state, at: new Date(entry.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }) });
  item.dataset.key = entry.key;
  if (tone) one(".badge", item).classList.add(`badge--${tone}`);
  const first = entry.files.find(({ role }) => !role), data = first && await store.file(first.key);
  if (data) one(".piece-row__picture", item).append(made("img", { src: await shown(data, first.type), alt: "" }));
  const reasons = (entry.state === "refused" && entry.said?.reasons) || [];
  one("[data-reasons]", item).append(...reasons.map((reason) => made("li", { textContent: reason })));
  if (entry.state === "conflict") one("[data-conflict]", item).append(choice(entry, words, store, again));
  const change = one("[data-change]", item), drop = one("[data-drop]", item);
  change.hidden = entry.tried || entry.state === "conflict" || (entry.kind !== "listing" && !entry.path);
  change.href = addressOf(entry);
  change.textContent = entry.state === "draft" ? words.goOn : words.change;
  drop.hidden = entry.tried;
  drop.addEventListener("click", async () => {
    if (!confirm(filled(words.dropSure, { what: entry.title || words.untitled }))) return;
    await store.remove(entry.key);
    again();
  });
  return item;
}

async function pinForm(store, words) {
  const form = one("[data-pin-form]"), said = one("[data-pin-said]");
  const set = await hasPin(store.user);
  one("[data-pin-on]").hidden = !set;
  one("[data-pin-off]").hidden = set;
  one("[data-pin-remove]").hidden = !set;
  const keep = async (pin) => {
    try {
      const { secret, user } = await session();
      if (user !== store.user) throw new Error("somebody else");
      await store.choosePin(secret, pin);
      form.reset();
      said.textContent = pin ? words.pinKept : words.pinGone;
      await pinForm(store, words);
    } catch {
      said.textContent = words.pinOnline;
    }
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const [first, second] = all("input", form).map((input) => input.value);
    if (!/^\d{4,6}$/.test(first)) said.textContent = words.pinDigits;
    else if (first !== second) said.textContent = words.pinTwice;
    else keep(first);
  };
  one("[data-pin-remove]").onclick = () => keep("");
}

export async function start(place, store, words, go, send) {
  const watched = new URLSearchParams(location.search).get("watch") || "";
  const status = one("[data-status]"), list = one("[data-entries]", place);

  let drawing = Promise.resolve();
  const again = (sending) => {
    drawing = drawing.then(async () => {
      const entries = await store.all();
      const rows = await Promise.all(entries.map((entry) => row(entry, words, store, again)));
      list.replaceChildren(...rows, ...sent);
      one("[data-none]", place).hidden = entries.length + sent.length > 0;
      one("[data-send]", place).hidden = !entries.some((entry) => entry.state === "waiting");
      document.dispatchEvent(new Event("kept"));
    });
    return sending ? drawing.then(() => send(watched)) : drawing;
  };

  document.addEventListener("outbox", async ({ detail }) => {
    const { key, sending, done, kept, stopped, ended } = detail;
    if (ended) return again(); // the worker, or another page, may have sent it meanwhile
    if (stopped) {
      status.replaceChildren(made("p", { className: "notice" }, made("span", { textContent: { "no-signal": words.noSignal, "signed-out": words.signedOut }[stopped] || words.later }),
        stopped === "signed-out" ? made("a", { href: words.login, textContent: words.signIn }) : ""));
      return;
    }
    if (sending !== undefined) {
      const item = one(`[data-key="${key}"]`, list);
      if (item) one("[data-at=state]", item).textContent = filled(words.sending, { part: Math.round(sending * 100) });
      return;
    }
    if (done) {
      sent.push(made("li", { className: "piece-row piece-row--plain" }, made("p", {}, made("a", { href: done.url, textContent: done.title }), ` — ${words.sent}`)));
      if (key === watched) return go(done.url, true);
    }
    status.replaceChildren();
    await again();
    if (kept === 422 && key === watched) {
      const entry = await store.get(key);
      if (entry) go(addressOf(entry), true);
    }
  });
  one("[data-send]", place).addEventListener("click", () => send(watched));
  await again();
  await pinForm(store, words);
  await send(watched);
}
