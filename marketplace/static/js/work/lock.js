// The key of what one person keeps on this phone. It lies here wrapped twice: under a secret that the server gives to
// her session alone, and under her PIN, which opens it where there is no signal. Open, it can be used but not read.
const ROUNDS = 600000, OPEN_FOR = 30 * 60000, FREE = 4, LONGEST = 60 * 60000;
const bytes = (text) => new TextEncoder().encode(text);
const fresh = (length) => crypto.getRandomValues(new Uint8Array(length));

export class Locked extends Error {
  constructor(why, until = 0) {
    super(why);
    Object.assign(this, { why, until });
  }
}

export async function seal(key, plain, about) {
  const iv = fresh(12);
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes(about) }, key, plain) };
}

export const unseal = (key, { iv, data }, about) =>
  crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bytes(about) }, key, data);

async function under(text, salt, how) {
  const base = await crypto.subtle.importKey("raw", bytes(text), how, false, ["deriveKey"]);
  const facts = how === "PBKDF2" ? { name: how, hash: "SHA-256", salt, iterations: ROUNDS } : { name: how, hash: "SHA-256", salt, info: bytes("work") };
  return crypto.subtle.deriveKey(facts, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function wrapped(raw, text, how) {
  const salt = fresh(16);
  return { salt, ...(await seal(await under(text, salt, how), raw, how)) };
}

const unwrapped = async (box, text, how) => unseal(await under(text, box.salt, how), box, how);

// `meta` gives and takes what lies unencrypted: `lock` (the wrapped key) and `open` (the key while it's open).
export async function openKey(meta, { secret, pin } = {}, now = Date.now()) {
  const lock = await meta.get("lock");
  if (!secret && !pin) {
    const open = await meta.get("open");
    if (open && (!open.until || now < open.until)) return open.key;
    await meta.remove("open");
    throw new Locked(!lock ? "new" : lock.byPin ? "pin" : "session");
  }
  if (pin && lock.until > now) throw new Locked("wait", lock.until);
  const raw = lock ? await found(meta, lock, secret, pin, now) : await made(meta, secret);
  return opened(meta, raw, Boolean(lock?.byPin), now);
}

async function made(meta, secret) {
  const raw = fresh(32);
  await meta.put("lock", { bySession: await wrapped(raw, secret, "HKDF"), byPin: null, wrong: 0, until: 0 });
  return raw;
}

async function found(meta, lock, secret, pin, now) {
  try {
    const raw = secret ? await unwrapped(lock.bySession, secret, "HKDF") : await unwrapped(lock.byPin, pin, "PBKDF2");
    if (lock.wrong) await meta.put("lock", { ...lock, wrong: 0, until: 0 });
    return raw;
  } catch {
    if (secret) throw new Locked(lock.byPin ? "pin" : "session");
    // Nothing is wiped: it may be a day's work. Each wrong PIN after the fourth costs twice the time of the last.
    const wrong = lock.wrong + 1;
    const until = wrong <= FREE ? 0 : now + Math.min(LONGEST, 30000 * 2 ** (wrong - FREE - 1));
    await meta.put("lock", { ...lock, wrong, until });
    throw new Locked(until ? "wait" : "wrong", until);
  }
}

async function opened(meta, raw, timed, now) {
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  await meta.put("open", { key, until: timed ? now + OPEN_FOR : 0 });
  return key;
}

// A PIN of 4 to 6 digits, or none with "". Asks for the session's secret, so that a forgotten one can be chosen anew.
export async function choosePin(meta, secret, pin, now = Date.now()) {
  const lock = await meta.get("lock");
  const raw = await found(meta, lock, secret, "", now);
  await meta.put("lock", { ...lock, byPin: pin ? await wrapped(raw, pin, "PBKDF2") : null, wrong: 0, until: 0 });
  await opened(meta, raw, Boolean(pin), now);
}

// While she works it stays open.
export async function stayOpen(meta, now = Date.now()) {
  const open = await meta.get("open");
  if (open?.until && now < open.until) await meta.put("open", { ...open, until: now + OPEN_FOR });
}
