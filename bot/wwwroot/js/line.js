// The connection: a token from the device's credential, a stream that goes on from its watermark, and posts that say what became of them.
const base = '/directline';
const credentialKey = 'companion.credential';
const json = { 'Content-Type': 'application/json' };

export class Line extends EventTarget {
  #token = '';
  #conversation = '';
  #watermark = '';
  #socket = null;
  #failures = 0;
  #timer = 0;
  #connecting = false;
  #seen = new Set();
  online = false;
  userId = '';

  constructor() {
    super();
    addEventListener('online', () => this.connect());
    addEventListener('offline', () => this.#lost());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.connect());
    setInterval(() => this.#socket?.readyState === WebSocket.OPEN && this.#socket.send(''), 20_000);
  }

  async connect() {
    if (this.#connecting || this.#socket?.readyState <= WebSocket.OPEN) return;
    this.#connecting = true;
    clearTimeout(this.#timer);
    try {
      const streamUrl = this.#token ? (await this.#reopen()) ?? (await this.#open()) : await this.#open();
      const socket = new WebSocket(streamUrl);
      this.#socket = socket;
      socket.onopen = () => { this.#failures = 0; this.#setOnline(true); };
      socket.onmessage = (message) => message.data && this.#take(JSON.parse(message.data));
      socket.onclose = () => { if (this.#socket === socket) this.#lost(); };
    } catch {
      this.#lost();
    } finally {
      this.#connecting = false;
    }
  }

  // "sent" · "again" (nothing was stored, or nobody knows: send the same id again) · "refused" (will never be taken)
  async post(activity) {
    return this.#judge(() => fetch(`${base}/conversations/${this.#conversation}/activities`, {
      method: 'POST', headers: { ...json, Authorization: `Bearer ${this.#token}` }, body: JSON.stringify(activity),
    }));
  }

  async upload(activity, file, name, onProgress) {
    const form = new FormData();
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }), 'activity');
    form.append('file', file, name);
    return this.#judge(() => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `${base}/conversations/${this.#conversation}/upload?userId=${this.userId}`);
      request.setRequestHeader('Authorization', `Bearer ${this.#token}`);
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
      request.onload = () => resolve({ status: request.status, ok: request.status >= 200 && request.status < 300 });
      request.onerror = () => reject(new TypeError('network'));
      request.send(form);
    }));
  }

  // A one-time link or code from another channel: this device becomes that person's.
  async link(secret) {
    const answer = await fetch(`${base}/link`, { method: 'POST', headers: json, body: JSON.stringify(secret) });
    if (answer.ok) {
      localStorage.setItem(credentialKey, (await answer.json()).credential);
    }
    return answer.status;
  }

  async forget() {
    const answer = await fetch(`${base}/tokens/forget`, { method: 'POST', headers: { Authorization: `Bearer ${this.#token}` } });
    if (answer.ok) localStorage.removeItem(credentialKey);
    return answer.ok;
  }

  async #judge(send) {
    if (!this.#conversation) return 'again';
    try {
      const answer = await send();
      if (answer.ok) return 'sent';
      if (answer.status === 401 || answer.status === 403) {
        this.#token = '';
        this.#socket?.close();
        return 'again';
      }
      return answer.status >= 500 || answer.status === 429 ? 'again' : 'refused';
    } catch {
      return 'again';
    }
  }

  async #open() {
    const credential = localStorage.getItem(credentialKey);
    const generated = await fetch(`${base}/tokens/generate`, {
      method: 'POST', headers: json, body: JSON.stringify(credential ? { credential } : {}),
    });
    if (generated.status === 403) localStorage.removeItem(credentialKey);
    if (!generated.ok) throw new Error('no token');
    const granted = await generated.json();
    localStorage.setItem(credentialKey, granted.credential);
    this.userId = granted.userId;
    this.#token = granted.token;
    const started = await fetch(`${base}/conversations`, {
      method: 'POST', headers: { ...json, Authorization: `Bearer ${this.#token}` }, body: JSON.stringify({ locale: document.documentElement.lang }),
    });
    if (!started.ok) throw new Error('no conversation');
    const conversation = await started.json();
    this.#conversation = conversation.conversationId;
    this.#token = conversation.token;
    return this.#from(conversation.streamUrl);
  }

  async #reopen() {
    const answer = await fetch(`${base}/conversations/${this.#conversation}?watermark=${this.#watermark}`, {
      headers: { Authorization: `Bearer ${this.#token}` },
    });
    if (answer.status === 403) return null;
    if (!answer.ok) throw new Error('not now');
    const conversation = await answer.json();
    this.#token = conversation.token;
    return this.#from(conversation.streamUrl);
  }

  #from(streamUrl) {
    const url = new URL(streamUrl);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    url.host = location.host;
    url.searchParams.set('watermark', this.#watermark);
    return url.href;
  }

  #take(set) {
    this.#watermark = set.watermark;
    const fresh = set.activities.filter((activity) => !this.#seen.has(activity.id));
    for (const activity of fresh) this.#seen.add(activity.id);
    if (fresh.length) this.dispatchEvent(new CustomEvent('activities', { detail: fresh }));
  }

  #lost() {
    this.#socket?.close();
    this.#socket = null;
    this.#setOnline(false);
    this.#failures++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.connect(), Math.min(15_000, 500 * 2 ** Math.min(this.#failures, 5)));
  }

  #setOnline(online) {
    if (online === this.online) return;
    this.online = online;
    this.dispatchEvent(new Event('connection'));
  }
}
