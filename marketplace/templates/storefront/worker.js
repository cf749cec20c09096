// Without a network: the last pieces that were looked at. Nothing personal is ever kept: pages that the server
// doesn't mark as the same for everybody, and everything below the addresses of `never`, pass by untouched.
const KNOWN = {{ known|safe }};
const SHELL = `shell-${KNOWN.version}`, PIECES = "pieces", PICTURES = "pictures";
const MOST = 30, DAYS = 14;
const BLANK = '<svg xmlns="http://www.w3.org/2000/svg"/>';
// Who wove it isn't kept: she may take her name back while this phone is out of reach.
const HER = /<section class="makers"[^]*?<\/section>|<p class="card__facts">[^]*?<\/p>/g;
const ANY = { ignoreVary: true };
const unhashed = (path) => path.replace(/\.[0-9a-f]{12}(?=\.\w+$)/, "");
// All sizes of a picture are one: where they lie, and where they are made, by the picture's key.
const original = (path) => path.startsWith(KNOWN.pictures) ? path.split("/")[3] : path.split(/\.(?:fill|max|width)-/)[0];
// The page for no network, in the language of the address: the longest beginning that fits.
const offline = (path) => KNOWN.offline[Object.keys(KNOWN.offline).filter((start) => path.startsWith(start)).sort((a, b) => b.length - a.length)[0]];
const isPicture = (path) => path.startsWith(KNOWN.media) || path.startsWith(KNOWN.pictures);

addEventListener("install", (event) => event.waitUntil(
  caches.open(SHELL)
    .then((shell) => Promise.all([...KNOWN.files, ...Object.values(KNOWN.offline)].map((file) => shell.add(new Request(file, { cache: "no-cache" })).catch(() => {}))))
    .then(() => skipWaiting())));

addEventListener("activate", (event) => event.waitUntil(
  caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith("shell-") && name !== SHELL).map((name) => caches.delete(name))))
    .then(tidy).then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(KNOWN.static)) event.respondWith(file(request, url.pathname));
  else if (isPicture(url.pathname) && request.destination === "image") event.respondWith(fetch(request).catch(() => like(PICTURES, url.pathname, original, BLANK)));
  else if (request.mode === "navigate" && !KNOWN.never.some((path) => url.pathname.startsWith(path))) event.respondWith(page(event, request, url));
});

// A file whose name has its hash never changes; any other is asked for first.
async function file(request, path) {
  const kept = unhashed(path) !== path && await caches.match(path, { ...ANY, cacheName: SHELL });
  return kept || fetch(request).catch(() => like(SHELL, path, unhashed));
}

async function page(event, request, url) {
  try {
    const answer = await fetch(request);
    if (KNOWN.pieces.some((path) => url.pathname.startsWith(path))) {
      const open = answer.ok && /\bpublic\b/.test(answer.headers.get("Cache-Control"));
      event.waitUntil(open ? keep(url.pathname, answer.clone()) : forget(url.pathname));
    }
    return answer;
  } catch {
    return await caches.match(url.pathname, { ...ANY, cacheName: PIECES }) || caches.match(offline(url.pathname), ANY);
  }
}

async function keep(path, answer) {
  const html = await answer.clone().text();
  const pieces = await caches.open(PIECES);
  await pieces.delete(path, ANY);
  const headers = new Headers(answer.headers);
  ["Content-Encoding", "Content-Length"].forEach((name) => headers.delete(name));
  await pieces.put(path, new Response(html.replace(HER, ""), { headers }));
  const [, picture] = /class="gallery[^]*?<img[^>]* src="(?!data:)([^"]+)"/.exec(html) || [];
  if (picture && isPicture(picture)) await (await caches.open(PICTURES)).add(picture).catch(() => {});
  await tidy();
}

async function forget(path) {
  await (await caches.open(PIECES)).delete(path, ANY);
  await tidy();
}

// The newest stay, and their pictures; a weaver may have changed her mind since an old one.
async function tidy() {
  const pieces = await caches.open(PIECES), pictures = await caches.open(PICTURES);
  const keys = await pieces.keys();
  const needed = new Set();
  for (const [number, key] of keys.entries()) {
    const kept = await pieces.match(key, ANY);
    const age = Date.now() - Date.parse(kept.headers.get("Date") || 0);
    if (number < keys.length - MOST || age > DAYS * 864e5) await pieces.delete(key, ANY);
    else for (const [, src] of (await kept.text()).matchAll(/ src="([^"]+)"/g)) needed.add(original(src));
  }
  for (const key of await pictures.keys()) if (!needed.has(original(new URL(key.url).pathname))) await pictures.delete(key, ANY);
}

async function like(name, path, of, instead) {
  const cache = await caches.open(name);
  for (const key of await cache.keys()) if (of(new URL(key.url).pathname) === of(path)) return cache.match(key, ANY);
  return instead ? new Response(instead, { headers: { "Content-Type": "image/svg+xml" } }) : Response.error();
}
