// A short form on a phone: hours, yarn, a check, a parcel, cash. Pressed, it lies among what is to be sent; without this file
// it is sent as any other. A page of many rows makes an entry of each row that was filled in.
import { all, copied, isFull, made, one } from "./dom.js";
import { fieldsOf, fill } from "./listing.js";
import { ulid } from "./outbox.js";
import { shown, shrink } from "./pictures.js";

const MOST = 4;

function titleOf(form) {
  const said = (form.dataset.names || "").split(" ").filter(Boolean).map((name) => {
    const field = form.elements[name];
    return (field?.selectedOptions ? field.selectedOptions[0]?.textContent : field?.value)?.trim() || "";
  });
  return [form.dataset.title, said.filter(Boolean).join(", ")].filter(Boolean).join(": ");
}

// The rows of a page, or the form itself as one: where it is, its fields without what marks the row, what it's called.
function partsOf(form) {
  const rows = all("[data-row]", form);
  if (!rows.length) return [{ place: form, fields: fieldsOf(form), title: titleOf(form) }];
  return rows.map((place) => {
    const mark = `${place.dataset.row}-`;
    const fields = fieldsOf(form).filter(([name]) => name.startsWith(mark) && !name.endsWith("-key")).map(([name, value]) => [name.slice(mark.length), value]);
    return { place, fields: [...fields, ["line", mark.slice(1, -1)]], title: place.dataset.title };
  }).filter(({ fields }) => fields.some(([name]) => name === "grade"));
}

async function filesOf(place) {
  const sent = all("input[type=file]", place).flatMap((input) => [...input.files]).slice(0, MOST);
  return Promise.all(sent.map(async (file) => {
    const blob = await shrink(file), data = await blob.arrayBuffer();
    return { key: ulid(), size: data.byteLength, type: blob.type, data };
  }));
}

// A page of several parcels, or of several women's cash, has a form for each: an entry goes on in the one that it's of.
const fits = (form, { fields }) => fields.filter(([name]) => ["lines", "payment", "item"].includes(name)).every(([name, value]) => one(`[name="${name}"][value="${value}"]`, form));

export async function start(form, store, words, go) {
  const asked = new URLSearchParams(location.search).get("entry");
  const stored = asked && await store.get(asked);
  const found = stored && !stored.tried && stored.kind === form.dataset.kept && fits(form, stored) ? stored : null;
  const place = () => one("[data-say]", form) || form;
  const say = (text) => place().replaceChildren(...(text ? [made("p", { className: "notice notice--warning", textContent: text })] : []));

  if (found) {
    form.closest("details")?.setAttribute("open", "");
    // A row of a page that is changed by itself: only it is shown, with what she had said.
    const line = found.fields.find(([name]) => name === "line")?.[1];
    const mark = line && one(`[data-row="l${line}"]`, form) ? `l${line}-` : "";
    if (mark) all("[data-row]", form).forEach((row) => { row.hidden = row.dataset.row !== mark.slice(0, -1); });
    fill(form, found.fields.map(([name, value]) => [mark + name, value]));
    const chosen = one(mark ? `[data-row="${mark.slice(0, -1)}"] [data-chosen]` : "[data-chosen]", form);
    for (const file of chosen ? found.files : []) {
      const item = made("li", {}, made("img", { alt: "", src: await shown(await store.file(file.key), file.type) }));
      chosen.append(item);
    }
    if (found.said?.reasons?.length) say(found.said.reasons.join(" "));
  }

  const again = (text) => {
    delete form.dataset.busy;
    say(text);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    let last = "";
    try {
      for (const { place: row, fields, title } of partsOf(form)) {
        if (row.hidden) continue;
        const fresh = await filesOf(row);
        const files = fresh.map(({ key, size, type }) => ({ key, size, type }));
        const entry = found || { key: ulid(), kind: form.dataset.kept, at: Date.now(), changes: 0 };
        const { said, ...rest } = entry;
        const kept = found && !files.length ? found.files : files;
        const path = location.pathname;
        const saved = await store.save({ ...rest, piece: "", path, fields, files: kept, title, state: "waiting" }, fresh);
        if (!saved) return again(words.elsewhere);
        last = entry.key;
      }
    } catch (problem) {
      return again(isFull(problem) ? words.full : problem?.name ? words.unread : words.unkept);
    }
    if (!last) return again(words.noGrade);
    go(`/work/waiting/?watch=${last}`); // still busy until she is there: pressed again, it would be a second entry
  });
}

// On a page of many: A, B and R give the row its grade in which the keyboard is, arrows go up and down.
export function startKeys(form) {
  const rows = all("[data-row]", form);
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-row]"), place = rows.indexOf(row);
    if (place < 0 || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, input[type=text], input[type=number]")) return;
    const grade = { a: "A", b: "B", r: "rework" }[event.key.toLowerCase()];
    const next = { ArrowDown: rows[place + 1], ArrowUp: rows[place - 1] }[event.key];
    if (!grade && !next) return;
    event.preventDefault();
    if (next) (one("input[type=radio]:checked", next) || one("input[type=radio]", next)).focus();
    else {
      const button = one(`input[value="${grade}"]`, row);
      button.checked = true;
      button.focus();
    }
  });
}
