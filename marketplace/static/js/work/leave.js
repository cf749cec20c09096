// Signing out of a phone that others use too: nothing of hers stays. What isn't sent yet is asked about first.
import { filled, one } from "./dom.js";
import { Stopped, sendAll, session } from "./outbox.js";
import { countOf, openStore, others, wipe } from "./store.js";

const form = one("form[data-leave]"), { user } = form.dataset;

async function lastOne() {
  for (const other of await others(user)) if (await countOf(other)) return false;
  return true;
}

// The shell goes too, unless somebody else's entries wait here: it holds nothing of anybody, and she needs it.
async function forget() {
  await wipe(user);
  localStorage.removeItem("work-user");
  await caches.delete("work-pictures");
  if (!(await lastOne())) return;
  for (const name of await caches.keys()) if (name.startsWith("work-")) await caches.delete(name);
  const worker = await navigator.serviceWorker?.getRegistration("/work/");
  if (worker?.scope.endsWith("/work/")) await worker.unregister();
}

async function leave() {
  await forget();
  form.elements.wiped.value = "1";
  form.submit();
}

async function send() {
  const said = one("[data-said]", form);
  try {
    const { secret } = await session();
    const stopped = await sendAll(await openStore(user, { secret }));
    if (!stopped && !(await countOf(user))) return leave();
    said.textContent = form.dataset.left;
  } catch (problem) {
    if (!(problem instanceof Stopped)) throw problem;
    said.textContent = form.dataset.left;
  }
  await show();
}

async function show() {
  const count = await countOf(user);
  if (!count) return leave();
  one("[data-how-many]", form).textContent = filled(form.dataset.waits, { count });
  one("[data-asks]", form).hidden = false;
  one("[data-plain]", form).hidden = true;
}

if (isSecureContext && window.indexedDB && window.caches) {
  one("[data-send-first]", form).addEventListener("click", send);
  one("[data-lose]", form).addEventListener("click", leave);
  show();
}
