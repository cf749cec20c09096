"""What a coordinator's phone keeps and sends, to be driven by hand from a test."""

READY = "html[data-work=ready]"
BLANK = "/work/app.webmanifest"
"""A page without a script of its own, for the outbox to be driven by hand."""

FIELD = """async () => {
  const [{ openStore, close }, { sendAll, ulid }, split] = await Promise.all(
    ["store", "outbox", "split"].map((name) => import(`/static/js/work/${name}.js`)));
  const real = window.fetch.bind(window), put = IDBObjectStore.prototype.put;
  let faults = [], full = false;
  // Each request meets the next fault: never sent, answered but the answer lost, sent twice; then all is well.
  window.fetch = async (...request) => {
    const fault = faults.shift();
    if (fault === "offline") throw new TypeError("no signal");
    if (fault === "twice") await real(...request);
    const answer = await real(...request);
    if (fault === "lost") throw new TypeError("the answer was lost");
    return answer;
  };
  IDBObjectStore.prototype.put = function (...row) {
    if (full) throw new DOMException("no room", "QuotaExceededError");
    return put.apply(this, row);
  };
  const user = localStorage.getItem("work-user"), store = await openStore(user);
  window.field = {
    ulid, split,
    lock: () => close(user),
    all: () => store.all(),
    drop: (key) => store.remove(key),
    async write({ key, picture, noRoom, ...plain }) {
      const entry = (await store.get(key)) || { key, kind: "listing", piece: "", files: [], changes: 0, at: Date.now() };
      const fresh = [];
      if (picture) {
        const data = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0)).buffer;
        fresh.push({ key: ulid(), size: data.byteLength, type: "image/jpeg", data });
        entry.files = [...entry.files, { key: fresh[0].key, size: data.byteLength, type: "image/jpeg" }];
      }
      full = Boolean(noRoom);
      try { return await store.save({ ...entry, ...plain }, fresh) ? "kept" : "refused"; }
      catch (problem) { return problem.name; }
      finally { full = false; }
    },
    async send(meets) {
      faults = meets;
      const told = [];
      const why = await sendAll(store, { told: (each) => told.push(each) });
      faults = [];
      return { why, done: told.filter((each) => each.done).map((each) => each.done) };
    },
  };
}"""
