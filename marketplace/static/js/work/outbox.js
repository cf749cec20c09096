// Sends what was entered, in order and each once. An entry's key is made on the phone; sent twice, the server answers
// twice and counts it once, so whatever is lost on the way is simply sent again.
const PART = 64 * 1024;
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
let lastTime = 0;

// 26 letters, in order of time on one phone.
export function ulid(now = Date.now()) {
  lastTime = Math.max(now, lastTime + 1);
  let time = lastTime, letters = "";
  for (let place = 0; place < 10; place += 1) {
    letters = LETTERS[time % 32] + letters;
    time = Math.floor(time / 32);
  }
  return letters + [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => LETTERS[byte % 32]).join("");
}

export class Stopped extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

async function ask(path, options = {}) {
  let answered;
  try {
    answered = await fetch(path, { credentials: "same-origin", cache: "no-store", redirect: "manual", ...options });
  } catch {
    throw new Stopped("no-signal");
  }
  if (answered.status === 401) throw new Stopped("signed-out");
  if (![200, 409, 410, 422].includes(answered.status)) throw new Stopped(answered.status === 403 ? "refused" : "no-signal");
  try {
    return { status: answered.status, ...(await answered.json()) };
  } catch {
    throw new Stopped("no-signal");
  }
}

let known = null;

// Who is signed in, and the token to send with, which is good for as long as she is.
export async function session() {
  known = await ask("/work/outbox/session/");
  return known;
}

// One at a time, whichever page or worker asks. `told` hears of each entry that moves.
export async function sendAll(store, { told = () => {}, watched = "" } = {}) {
  const alone = navigator.locks ? (work) => navigator.locks.request(`outbox-${store.user}`, work) : (work) => work();
  return alone(async () => {
    const stuck = new Set();
    for (const { key } of await store.all()) {
      const entry = await store.get(key);
      if (!entry || entry.state === "draft") continue;
      const piece = entry.piece || "";
      if (entry.state !== "waiting" || (piece && stuck.has(piece))) {
        stuck.add(piece);
        continue;
      }
      try {
        await signedIn(store, (token) => sendOne(store, entry, token, { told, watched }));
      } catch (problem) {
        if (!(problem instanceof Stopped)) throw problem;
        told({ stopped: problem.why });
        return problem.why;
      }
      if (await store.get(key)) stuck.add(piece);
    }
    return "";
  });
}

// With a token that was good before, or a fresh one where it isn't any more.
async function signedIn(store, send) {
  const before = known;
  const { user, token } = known || await session();
  if (user !== store.user) throw new Stopped("signed-out");
  try {
    await send(token);
  } catch (problem) {
    if (!(problem instanceof Stopped) || problem.why === "no-signal") throw problem;
    known = null;
    if (!before) throw problem;
    await signedIn(store, send);
  }
}

async function sendOne(store, entry, token, { told, watched }) {
  const headers = { "X-CSRFToken": token, "X-Sent-For": store.user };
  if (!(await store.sending(entry.key))) return;
  const tried = { ...entry, tried: true };
  told({ key: entry.key, sending: 0 });
  for (let round = 0; ; round += 1) {
    await sendFiles(store, entry, headers, (part) => told({ key: entry.key, sending: part }));
    const body = new URLSearchParams([...entry.fields, ...entry.files.map(({ key, role }) => [role || "files", key])]);
    if (entry.piece) body.set("piece", entry.piece);
    if (entry.key === watched) body.set("watched", "1");
    const { status, ...said } = await ask(`/work/outbox/${entry.kind}/${entry.key}/`, { method: "POST", body, headers });
    if (status === 200) {
      await store.remove(entry.key);
      return told({ key: entry.key, done: said });
    }
    if (status === 410 && round < 2) continue;
    if (status === 410) throw new Stopped("no-signal");
    // The server has refused it for certain, so it may be changed again.
    await store.save({ ...tried, tried: false, state: status === 409 ? "conflict" : "refused", said });
    return told({ key: entry.key, kept: status, said });
  }
}

async function sendFiles(store, entry, headers, told) {
  const all = entry.files.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  for (const { key, size } of entry.files) {
    const data = await store.file(key);
    if (!data) throw new Stopped("no-signal");
    const path = `/work/outbox/files/${key}/`;
    let { have } = await ask(path, { headers });
    while (have < size) {
      const body = data.slice(have, have + PART);
      const answer = await ask(`${path}?offset=${have}&size=${size}`, { method: "POST", body, headers: { ...headers, "Content-Type": "application/octet-stream" } });
      if (answer.status !== 200 || answer.have === have) throw new Stopped("refused");
      have = answer.have;
      told((before + have) / all);
    }
    before += size;
  }
}
