// Where a coordinator's phone begins, with signal or without: opens what it keeps of hers, shows what waits, sends it.
import { all, copied, filled, one } from "./dom.js";
import * as listing from "./listing.js";
import * as note from "./note.js";
import { Stopped, sendAll, session } from "./outbox.js";
import { Locked, close, countOf, openStore } from "./store.js";
import * as waiting from "./waiting.js";

const WHO = "work-user", OLD = 12 * 60 * 60000;
const KEPT = /^\/work\/(|pieces\/new\/|pieces\/\d+\/(edit|check)\/|weavers\/|waiting\/|hours\/|yarn\/|checks\/|parcels\/|cash\/|statements\/)$/;
const frame = ".staff-main";
const words = document.getElementById("words")?.dataset;
const offline = one("[data-offline]");
const user = words?.user || localStorage.getItem(WHO);
const plain = one(frame)?.innerHTML;

const go = (address, instead) => (instead ? location.replace(address) : location.assign(address));

// A worker that doesn't come up is no loss while there is signal.
function register() {
  navigator.serviceWorker?.register(ours.createScriptURL(words.worker), { scope: "/work/", type: "module" }).catch(() => {});
}

async function newcomer() {
  const before = localStorage.getItem(WHO);
  if (before && before !== user) await close(before);
  localStorage.setItem(WHO, user);
}

// Her PIN, asked for where the server can't say who she is.
function askPin(problem) {
  return new Promise((done) => {
    const form = copied("locked"), place = one(frame), said = one("[data-at=said]", form);
    const tell = ({ why, until }) => {
      said.textContent = why === "wait" ? filled(words.pinWait, { time: new Date(until).toLocaleTimeString([], { timeStyle: "short" }) }) : why === "wrong" ? words.pinWrong : "";
    };
    tell(problem);
    place.prepend(form);
    one("input", form).focus();
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const store = await openStore(user, { pin: one("input", form).value });
        form.remove();
        done(store);
      } catch (wrong) {
        if (wrong instanceof Locked) tell(wrong);
        form.reset();
      }
    });
  });
}

async function opened() {
  let problem;
  try {
    return await openStore(user);
  } catch (locked) {
    if (!(locked instanceof Locked)) throw locked;
    problem = locked;
  }
  try {
    const found = await session();
    if (found.user === user) return await openStore(user, { secret: found.secret });
  } catch (other) {
    if (!(other instanceof Stopped || other instanceof Locked)) throw other;
    if (other instanceof Locked) problem = other;
  }
  return problem.why === "pin" ? askPin(problem) : null;
}

async function keepShell(store) {
  if (KEPT.test(location.pathname) && !location.search) await store.keepPage(location.pathname, { html: plain, title: document.title });
  for (const path of words.keeps.split(" ")) {
    if (!(await store.mayKeep(path))) continue;
    const kept = await store.page(path);
    if (kept && Date.now() - kept.at < OLD) continue;
    const answered = await fetch(path, { credentials: "same-origin", redirect: "manual" });
    if (!answered.ok) return;
    const page = new DOMParser().parseFromString(ours.createHTML(await answered.text()), "text/html");
    await store.keepPage(path, { html: one(frame, page).innerHTML, title: page.title });
    await keepPictures(page);
  }
}

// The pictures of kinds, so that she chooses by them without signal too. All are of pieces in the shop.
async function keepPictures(page) {
  if (!("caches" in window)) return;
  const cache = await caches.open("work-pictures");
  for (const image of all(".kinds img, .to-check img, .pick-small img", page)) {
    const path = image.getAttribute("src");
    if (!(await cache.match(path))) await cache.add(path).catch(() => {});
  }
}

async function showKept(store) {
  const page = store && await store.page(location.pathname);
  one("[data-unkept]").hidden = Boolean(page);
  if (!page) return;
  const kept = new DOMParser().parseFromString(ours.createHTML(`<div>${page.html}</div>`), "text/html");
  one(frame).replaceChildren(...kept.body.firstChild.childNodes);
  document.title = page.title;
  // What is entered today is of today, however old the page.
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  all("form[data-kept] [name=day]").forEach((field) => { field.value = today; });
}

async function count() {
  const number = await countOf(user);
  all("[data-count]").forEach((place) => {
    place.textContent = number || "";
    place.hidden = !number;
  });
}

async function main() {
  all("form[data-checks]").forEach(note.startKeys);
  if (!offline) await newcomer();
  register();
  const store = await opened();
  if (offline) await showKept(store);
  if (!store) return;
  document.addEventListener("kept", () => count().catch(() => {}));
  await count();

  const tell = (detail) => document.dispatchEvent(new CustomEvent("outbox", { detail }));
  const send = async (watched = "") => {
    await sendAll(store, { told: tell, watched });
    tell({ ended: true });
    await count();
    if ((await store.all()).some((entry) => entry.state === "waiting")) {
      const worker = await navigator.serviceWorker?.getRegistration("/work/");
      await worker?.sync?.register("outbox").catch(() => {});
    }
  };
  const bare = one("[data-no-pin]");
  if (bare && !(await store.mayKeep(location.pathname))) bare.hidden = false;
  const form = one("form[data-listing]"), place = one("[data-waits]");
  if (form) await listing.start(form, store, words, go);
  for (const short of all("form[data-kept]")) await note.start(short, store, words, go);
  // Left and come back to as it was, it would show what has been sent since as unsent.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });
  if (place) await waiting.start(place, store, words, go, send);
  else send().catch(() => {});
  addEventListener("online", () => send().catch(() => {}));
  setInterval(() => { if (!document.hidden) send().catch(() => {}); }, 60000);
  document.documentElement.dataset.work = "ready";
  if (offline) return;
  await keepShell(store);
  document.documentElement.dataset.shell = "kept";
}

if (words && user && isSecureContext && crypto.subtle && window.indexedDB) main().catch((problem) => console.error(problem));
