// What the person said and the server has not confirmed yet: kept on the device, in order, and sent again under the same id until it is
// taken. The server takes each id once, so nothing is lost and nothing doubled, also with two windows open.
const key = 'companion.outbox';

export class Outbox extends EventTarget {
  #line;
  #running = false;
  #timer = 0;

  constructor(line) {
    super();
    this.#line = line;
    line.addEventListener('connection', () => line.online && this.pump());
  }

  waiting() {
    return JSON.parse(localStorage.getItem(key) ?? '[]');
  }

  add(activity, extras = {}) {
    const id = crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, '0')).join('');
    activity.channelData = { ...activity.channelData, clientActivityID: id };
    activity.locale = document.documentElement.lang;
    const entry = { id, activity, at: Date.now(), ...extras };
    this.#save([...this.waiting(), entry]);
    this.pump();
    return entry;
  }

  async addFile(file, activity, extras) {
    const id = crypto.randomUUID?.() ?? String(Math.random()).slice(2) + Date.now();
    await files((store) => store.put(file, id));
    activity.channelData = { clientActivityID: id };
    activity.locale = document.documentElement.lang;
    const entry = { id, activity, at: Date.now(), file: file.name || 'file', ...extras };
    this.#save([...this.waiting(), entry]);
    this.pump();
    return entry;
  }

  // Confirmed by an answer or by the echo in the stream, whichever comes first.
  done(id) {
    const entry = this.waiting().find((each) => each.id === id);
    if (!entry) return;
    this.#save(this.waiting().filter((each) => each.id !== id));
    if (entry.file) files((store) => store.delete(id));
  }

  clear() {
    localStorage.removeItem(key);
    indexedDB.deleteDatabase('companion');
  }

  async pump() {
    if (this.#running) return;
    this.#running = true;
    clearTimeout(this.#timer);
    try {
      for (let entry = this.waiting()[0]; entry; entry = this.waiting()[0]) {
        const outcome = entry.file ? await this.#upload(entry) : await this.#line.post(entry.activity);
        if (outcome === 'again') {
          this.#timer = setTimeout(() => this.pump(), 3000);
          return;
        }
        this.done(entry.id);
        this.#tell(outcome, entry);
      }
    } finally {
      this.#running = false;
    }
  }

  async #upload(entry) {
    const file = await files((store) => store.get(entry.id));
    if (!file) return 'refused';
    return this.#line.upload(entry.activity, file, entry.file, (part) => this.#tell('progress', entry, part));
  }

  #tell(outcome, entry, part) {
    this.dispatchEvent(new CustomEvent('outcome', { detail: { outcome, id: entry.id, part } }));
  }

  #save(entries) {
    localStorage.setItem(key, JSON.stringify(entries));
  }
}

// Files wait in IndexedDB: they are too big for localStorage.
function files(use) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('companion', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const request = use(database.transaction('files', 'readwrite').objectStore('files'));
      request.onsuccess = () => { resolve(request.result); database.close(); };
      request.onerror = () => { reject(request.error); database.close(); };
    };
  });
}
