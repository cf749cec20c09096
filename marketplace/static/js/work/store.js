// What a phone keeps of one person's work, in a database of her own. All that she wrote is encrypted; only keys,
// states and numbers of changes lie open, so that one transaction can tell whether an entry may be touched.
import { Locked, choosePin, openKey, seal, stayOpen, unseal } from "./lock.js";

export { Locked };

const BEGINS = "work-";
const PAY = /^\/work\/(cash|statements)\//, PAY_FOR = 14 * 24 * 60 * 60000;
const nameOf = (user) => BEGINS + user;
const text = (value) => new TextEncoder().encode(JSON.stringify(value));
const value = (data) => JSON.parse(new TextDecoder().decode(data));
const answer = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

function database(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore("entries", { keyPath: "key" });
    db.createObjectStore("files", { keyPath: "key" }).createIndex("entry", "entry");
    db.createObjectStore("pages", { keyPath: "path" });
    db.createObjectStore("meta");
  };
  return answer(request).then((db) => {
    db.onversionchange = () => db.close();
    return db;
  });
}

// Done when it lies on the disk, so that a phone that dies a moment later has it. Rejects with QuotaExceededError.
async function write(db, names, change) {
  const transaction = db.transaction(names, "readwrite", { durability: "strict" });
  const done = new Promise((finished, fail) => {
    transaction.oncomplete = finished;
    transaction.onabort = () => fail(transaction.error || new DOMException("", "AbortError"));
  });
  done.catch(() => {});
  let result;
  try {
    result = await change(...names.map((name) => transaction.objectStore(name)));
  } catch (problem) {
    try { transaction.abort(); } catch { /* it has ended already */ }
    throw problem;
  }
  await done;
  return result;
}

const metaOf = (db) => ({
  get: (key) => answer(db.transaction("meta").objectStore("meta").get(key)),
  put: (key, what) => write(db, ["meta"], (meta) => answer(meta.put(what, key))),
  remove: (key) => write(db, ["meta"], (meta) => answer(meta.delete(key))),
});

export async function openStore(user, keys) {
  const db = await database(nameOf(user));
  try {
    return new Store(db, user, await openKey(metaOf(db), keys));
  } catch (problem) {
    db.close();
    throw problem;
  }
}

// How many entries of somebody lie here, told without opening them.
export async function countOf(user) {
  const db = await database(nameOf(user));
  const count = await answer(db.transaction("entries").objectStore("entries").count());
  db.close();
  return count;
}

export async function hasPin(user) {
  const db = await database(nameOf(user));
  const lock = await metaOf(db).get("lock");
  db.close();
  return Boolean(lock?.byPin);
}

export async function others(user) {
  const known = indexedDB.databases ? await indexedDB.databases() : [];
  return known.map(({ name }) => name).filter((name) => name.startsWith(BEGINS) && name !== nameOf(user)).map((name) => name.slice(BEGINS.length));
}

// Somebody else's stays encrypted; from now on only she can open it.
export async function close(user) {
  const db = await database(nameOf(user));
  await metaOf(db).remove("open");
  db.close();
}

export const wipe = (user) => new Promise((done) => {
  const request = indexedDB.deleteDatabase(nameOf(user));
  request.onsuccess = request.onerror = done;
});

class Store {
  constructor(db, user, key) {
    Object.assign(this, { db, user, key });
  }

  async sealed(key, what) {
    return seal(this.key, what instanceof ArrayBuffer ? what : text(what), key);
  }

  async opened(row) {
    const plain = value(await unseal(this.key, row, row.key));
    return { ...plain, key: row.key, state: row.state, tried: row.tried, changes: row.changes };
  }

  // An entry with its new files, all or nothing. Files that `entry.files` no longer names go. False where it
  // may have reached the server already, or another page has changed it since it was read.
  async save(entry, fresh = []) {
    const { key, state, tried = false, changes = 0, ...plain } = entry;
    const rows = await Promise.all(fresh.map(async (file) => ({ key: file.key, entry: key, ...(await this.sealed(file.key, file.data)) })));
    const row = { key, state, tried, changes: changes + 1, ...(await this.sealed(key, plain)) };
    const saved = await write(this.db, ["entries", "files"], async (entries, files) => {
      const before = await answer(entries.get(key));
      if ((before?.changes || 0) !== changes) return false;
      entries.put(row);
      rows.forEach((file) => files.put(file));
      const kept = new Set(plain.files.map((file) => file.key));
      (await answer(files.index("entry").getAllKeys(key))).filter((file) => !kept.has(file)).forEach((file) => files.delete(file));
      return true;
    });
    if (saved) entry.changes = row.changes;
    stayOpen(metaOf(this.db)).catch(() => {});
    return saved;
  }

  // From now on the server may have it, whatever becomes of the answer: nobody changes it until that is known.
  sending(key) {
    return write(this.db, ["entries"], async (entries) => {
      const row = await answer(entries.get(key));
      if (row?.state !== "waiting") return false;
      if (!row.tried) entries.put({ ...row, tried: true });
      return true;
    });
  }

  async get(key) {
    const row = await answer(this.db.transaction("entries").objectStore("entries").get(key));
    return row && this.opened(row);
  }

  // In the order in which they were made.
  async all() {
    const rows = await answer(this.db.transaction("entries").objectStore("entries").getAll());
    return Promise.all(rows.map((row) => this.opened(row)));
  }

  async file(key) {
    const row = await answer(this.db.transaction("files").objectStore("files").get(key));
    return row && unseal(this.key, row, key);
  }

  remove(key) {
    return write(this.db, ["entries", "files"], async (entries, files) => {
      entries.delete(key);
      (await answer(files.index("entry").getAllKeys(key))).forEach((file) => files.delete(file));
    });
  }

  // Pages with amounts lie here only behind a PIN of hers.
  async mayKeep(path) {
    return !PAY.test(path) || Boolean((await metaOf(this.db).get("lock"))?.byPin);
  }

  async keepPage(path, page) {
    if (!(await this.mayKeep(path))) return;
    const row = { path, at: Date.now(), ...(await this.sealed(path, page)) };
    await write(this.db, ["pages"], (pages) => answer(pages.put(row)));
  }

  async page(path) {
    const row = await answer(this.db.transaction("pages").objectStore("pages").get(path));
    if (!row) return row;
    if (PAY.test(path) && Date.now() - row.at > PAY_FOR) return this.dropPages((each) => each === path);
    return { at: row.at, ...value(await unseal(this.key, row, path)) };
  }

  async dropPages(which) {
    await write(this.db, ["pages"], async (pages) => {
      (await answer(pages.getAllKeys())).filter(which).forEach((path) => pages.delete(path));
    });
  }

  async choosePin(secret, pin) {
    await choosePin(metaOf(this.db), secret, pin);
    if (!pin) await this.dropPages((path) => PAY.test(path));
  }
}
