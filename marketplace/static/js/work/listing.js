// The listing form on a phone: kept as she types, pictures too, and put among what is to be sent. Without this file
// the form is sent as any other.
import { all, copied, filled, isFull, made, one } from "./dom.js";
import { bring, drawSplit, loomOf } from "./money.js";
import { ulid } from "./outbox.js";
import { shown, shrink } from "./pictures.js";
import { heard, listen } from "./voice.js";

const MOST = 8;
const UNSENT = new Set(["csrfmiddlewaretoken", "key", "pictures", "voice", "photos", "action"]);
const named = (pairs, name) => pairs.find(([each]) => each === name)?.[1] || "";

export function titleOf(fields) {
  const of = (name, other) => (named(fields, name) === "another" ? named(fields, other) : named(fields, name));
  return [of("kind", "new_kind"), of("colour", "new_colour").toLowerCase()].filter(Boolean).join(" — ");
}

export const addressOf = (entry) => `${entry.path ? entry.path : entry.piece ? `/work/pieces/${entry.piece}/edit/` : "/work/pieces/new/"}?entry=${entry.key}`;

export function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !UNSENT.has(name) && typeof value === "string");
}

export function fill(form, fields) {
  for (const field of form.elements) {
    if (!field.name || UNSENT.has(field.name)) continue;
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else if (values.length) [field.value] = values;
  }
}

export async function start(form, store, words, go) {
  const loom = loomOf(), chosen = one("[data-chosen]", form), asked = new URLSearchParams(location.search).get("entry");
  const found = asked && await store.get(asked);
  if (found?.tried || found?.state === "sent") return go("/work/waiting/");
  const entry = found || { key: ulid(), kind: "listing", piece: form.dataset.piece || "", fields: [], files: [], state: "draft", changes: 0 };
  const unsaved = [];
  let before = Promise.resolve(true);

  const say = (text) => one("[data-say]", form).replaceChildren(...(text ? [made("p", { className: "notice notice--warning", textContent: text })] : []));

  // One after the other; true once it lies on the disk.
  const save = (state = "draft", action = "") => {
    before = before.then(async () => {
      const fields = fieldsOf(form);
      const next = { ...entry, fields: action ? [...fields, ["action", action]] : fields, title: titleOf(fields), state, at: entry.at || Date.now() };
      const fresh = unsaved.filter((file) => next.files.some(({ key }) => key === file.key));
      const saved = await store.save(next, fresh);
      if (!saved) return say(words.elsewhere), false;
      delete next.said;
      Object.assign(entry, next);
      unsaved.length = 0;
      if (!asked) history.replaceState(null, "", addressOf(entry).replace(/^[^?]*/, location.pathname));
      document.dispatchEvent(new Event("kept"));
      return say(""), true;
    }).catch((problem) => (say(isFull(problem) ? words.full : words.unkept), false));
    return before;
  };

  const draw = async (file, data) => {
    if (file.role) return drawVoice(file, data);
    const item = copied("taken");
    const image = one("img", item), button = one("button", item);
    image.src = await shown(data, file.type);
    button.addEventListener("click", () => {
      entry.files = entry.files.filter(({ key }) => key !== file.key);
      item.remove();
      save();
    });
    chosen.append(item);
  };

  const drop = (file) => {
    entry.files = entry.files.filter(({ key }) => key !== file.key);
    return save();
  };
  const drawVoice = async (file, data) => one("[data-spoken]", form).replaceChildren(await heard(data, file.type, words, () => drop(file)));

  const takeVoice = (blob) => {
    taken = taken.then(() => takeSpoken(blob)).catch((problem) => say(isFull(problem) ? words.full : words.unkept));
  };
  const takeSpoken = async (blob) => {
    entry.files.filter(({ role }) => role).forEach(drop);
    const data = await blob.arrayBuffer(), file = { key: ulid(), size: data.byteLength, type: blob.type, role: "voice" };
    entry.files = [...entry.files, file];
    unsaved.push({ ...file, data });
    await drawVoice(file, data);
    await save();
  };

  // A picture takes a slow phone seconds, and whoever presses in that time sends the piece with it.
  let taken = Promise.resolve();
  const allTaken = async () => { for (let last; last !== taken;) await (last = taken); };
  const take = (input) => {
    const files = [...input.files];
    input.value = "";
    taken = taken.then(() => takeFiles(files));
  };
  const takeFiles = async (files) => {
    for (const sent of files) {
      if (entry.files.filter(({ role }) => !role).length + all("[name=kept]:checked", form).length >= MOST) return say(words.most);
      try {
        const blob = await shrink(sent), data = await blob.arrayBuffer();
        const file = { key: ulid(), size: data.byteLength, type: blob.type };
        entry.files = [...entry.files, file];
        unsaved.push({ ...file, data });
        await draw(file, data);
        await save();
      } catch {
        say(words.unread);
      }
    }
  };

  // Where the phone can keep nothing more and there is signal: the plain way, with what is on the page.
  const sendPlainly = async (action) => {
    const carrier = new DataTransfer();
    for (const file of entry.files.filter(({ role }) => !role)) {
      const data = unsaved.find(({ key }) => key === file.key)?.data || await store.file(file.key);
      carrier.items.add(new File([data], "picture", { type: file.type }));
    }
    all("[name=pictures]", form).at(-1).files = carrier.files;
    form.append(made("input", { type: "hidden", name: "action", value: action }));
    form.submit();
  };

  const showWrong = ({ fields = {}, reasons = [] }) => {
    one("[data-wrong]", form).replaceChildren(...(reasons.length ? [made("div", { className: "errors", tabIndex: -1 },
      made("p", { className: "errors__title", textContent: words.wrong }), made("ul", {}, ...reasons.map((reason) => made("li", { textContent: reason }))))] : []));
    one("[data-wrong] .errors", form)?.focus();
    Object.keys(fields).forEach((name) => form.elements[name]?.setAttribute?.("aria-invalid", "true"));
  };

  const offer = async () => {
    const drafts = asked || form.dataset.piece ? [] : (await store.all()).filter((each) => each.state === "draft" && !each.piece);
    const last = form.dataset.piece ? null : await store.page("last");
    one("[data-unfinished]", form).replaceChildren(...drafts.slice(-3).map((draft) => made("p", { className: "notice" },
      made("span", { textContent: filled(words.unfinished, { what: draft.title || words.untitled }) }), made("a", { href: addressOf(draft), textContent: words.goOn }))));
    const button = one("[data-last]", form);
    button.hidden = !last || Boolean(asked);
    button.addEventListener("click", () => {
      fill(form, last.fields);
      drawSplit(form, loom, words);
      save();
    });
  };

  if (found) {
    fill(form, found.fields);
    for (const file of found.files) await draw(file, await store.file(file.key));
    if (found.said) showWrong(found.said);
  }
  await offer();
  listen(form, words, takeVoice, say);
  drawSplit(form, loom, words);

  const takeFrom = (input) => {
    if (input.name !== "voice") return take(input);
    [...input.files].slice(0, 1).forEach(takeVoice);
    input.value = "";
  };

  let waiting, leaving = false;
  form.addEventListener("change", (event) => {
    if (event.target.type === "file") takeFrom(event.target);
    if (["kind", "makers"].includes(event.target.name)) bring(form, loom);
  });
  form.addEventListener("input", (event) => {
    if (leaving || event.target.type === "file") return;
    setTimeout(() => drawSplit(form, loom, words));
    clearTimeout(waiting);
    waiting = setTimeout(() => save(), 250);
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden && waiting) save(); });
  form.addEventListener("submit", async (event) => {
    const action = event.submitter?.value || "submit";
    if (action === "preview") return;
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    event.submitter?.setAttribute("aria-busy", "true");
    await allTaken();
    clearTimeout(waiting);
    waiting = 0;
    if (await save("waiting", action)) {
      const fields = entry.fields.filter(([name]) => !["version", "kept", "action"].includes(name));
      await store.keepPage("last", { fields }).catch(() => {});
      return go(`/work/waiting/?watch=${entry.key}`);
    }
    leaving = false;
    event.submitter?.removeAttribute("aria-busy");
    if (navigator.onLine && one("[data-say]", form).textContent === words.full) {
      one("[data-say] .notice", form).append(made("button", { type: "button", className: "button button--small", textContent: words.sendPlainly, onclick: () => sendPlainly(action) }));
    }
    one("[data-say]", form).scrollIntoView({ block: "center" });
  });
  // What she chose and wrote before this file had come.
  all("input[type=file]", form).filter(({ files }) => files.length).forEach(takeFrom);
  const changed = (field) => (["checkbox", "radio"].includes(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  if (!found && all("input, textarea", form).some(changed)) save();
}
