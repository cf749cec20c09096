// The workspace without signal. It keeps files of ours, one page that holds nothing of anybody, and small pictures of
// what is in the shop. Pages of hers lie encrypted in her store, where that one page finds them.
import { sendAll } from "{{ outbox }}";
import { openStore, others } from "{{ store }}";

const KNOWN = {{ known|safe }};
const SHELL = `work-${KNOWN.version}`, PICTURES = "work-pictures";
const LONGEST = 8000;

addEventListener("install", (event) => event.waitUntil(
  caches.open(SHELL)
    .then((shell) => Promise.all([...KNOWN.files, KNOWN.offline].map((file) => shell.add(new Request(file, { cache: "no-cache" })))))
    .then(() => skipWaiting())));

addEventListener("activate", (event) => event.waitUntil(
  caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith("work-") && ![SHELL, PICTURES].includes(name)).map((name) => caches.delete(name))))
    .then(() => registration.navigationPreload?.enable())
    .then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(KNOWN.static)) event.respondWith(kept(request, SHELL));
  else if (request.destination === "image") event.respondWith(kept(request, PICTURES));
  else if (request.mode === "navigate" && url.pathname.startsWith("/work/")) event.respondWith(page(event));
});

// What lies behind the address of a file or a picture never changes, so what the browser still has is good without asking.
async function kept(request, cacheName) {
  return await caches.match(request, { cacheName, ignoreVary: true }) || fetch(request, { cache: "force-cache" });
}

// The browser asks while this worker is still waking up. With one bar a page may never come; what is kept comes then.
async function page({ request, preloadResponse }) {
  const late = new Promise((_done, fail) => setTimeout(fail, LONGEST));
  try {
    return await Promise.race([Promise.resolve(preloadResponse).then((answer) => answer || fetch(request)), late]);
  } catch {
    return await caches.match(KNOWN.offline, { cacheName: SHELL, ignoreVary: true }) || Response.error();
  }
}

// The phone has signal again while no page is open. Only what is open is sent; a locked store waits for its PIN.
addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(others("").then((users) => Promise.all(users.map((user) => openStore(user).then((store) => sendAll(store)).catch(() => {})))));
});
