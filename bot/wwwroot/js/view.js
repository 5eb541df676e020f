// Draws messages. Text is only ever set as text; bold and links are made as elements.
import { t, language } from './texts.js';
import { speak, canSpeak } from './speech.js';

const log = document.getElementById('log');
const newer = document.getElementById('newer');
const typing = document.getElementById('typing');
const labels = new Map();
const own = new Map();
let lastDay = '';
let lastY = 0;
let following = true; // until the person scrolls up, by hand, to read what was before
let byHand = false;
let typingTimer = 0;
let tap = () => {};
let share = () => {};

export function connectView(onTap, onShare) {
  tap = onTap;
  share = onShare;
  newer.onclick = () => { toEnd(); document.getElementById('text').focus({ preventScroll: true }); };
  addEventListener('scroll', () => {
    if (isNearEnd()) newer.hidden = following = true;
    else if (byHand && scrollY < lastY - 4) following = false;
    lastY = scrollY;
  }, { passive: true });
  for (const kind of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(kind, () => { byHand = true; }, { passive: true });
  document.addEventListener('language', () => {
    for (const button of log.querySelectorAll('.listen')) button.textContent = t('listen');
  });
}

// What the bot said.
export function showSaid(activity, isHistory) {
  const extras = activity.channelData?.companion ?? {};
  const text = extras.text ?? activity.text ?? '';
  const stick = isHistory || following || isNearEnd();
  const message = frame('said', activity.timestamp);
  message.lang = activity.locale ?? language();
  message.classList.toggle('urgent', Boolean(extras.urgent));
  const bubble = element('div', 'bubble');
  bubble.append(hiddenName(t('companion')));
  for (const attachment of activity.attachments ?? []) bubble.append(media(attachment, extras.alt ?? attachment.name, '&as=drawing'));
  bubble.append(...rich(text));
  message.append(bubble);
  spendButtons();
  const row = buttons(extras, message);
  if (row) message.append(row);
  message.append(meta(activity.timestamp, canSpeak() && text ? listenButton(text, activity.locale) : null));
  log.append(message);
  setTyping(false);
  if (!isHistory && !stick) newer.hidden = false;
  if (stick) reveal(message, isHistory);
  return { text, urgent: extras.urgent };
}

// What the person said: at once when it is sent, or from the log when it comes from there.
export function showOwn({ id, text, at, waiting, file }) {
  if (own.has(id)) return own.get(id);
  const message = frame('own', at);
  const bubble = element('div', 'bubble');
  bubble.append(hiddenName(t('you')));
  if (file?.contentUrl) bubble.append(media(file, ''));
  if (text) bubble.append(...rich(text));
  message.append(bubble, meta(at, waiting ? element('span', 'state', t('sending')) : null));
  message.classList.toggle('waiting', Boolean(waiting));
  log.append(message);
  if (id) own.set(id, message);
  if (waiting) toEnd();
  return message;
}

export function settle(id, outcome, part) {
  const message = own.get(id);
  const state = message?.querySelector('.state');
  if (!state) return;
  if (outcome === 'progress') {
    let bar = message.querySelector('progress');
    if (!bar) {
      bar = element('progress');
      bar.setAttribute('aria-label', t('sending'));
      state.before(bar);
    }
    bar.value = part;
    return;
  }
  message.querySelector('progress')?.remove();
  message.classList.remove('waiting');
  message.classList.toggle('failed', outcome === 'refused');
  state.textContent = outcome === 'refused' ? t('refused') : '✓';
  if (outcome !== 'refused') state.setAttribute('aria-label', t('sent'));
  if (outcome !== 'refused') state.setAttribute('role', 'img');
}

export const labelOf = (token) => labels.get(token);

export function setTyping(on) {
  clearTimeout(typingTimer);
  typing.hidden = !on;
  if (on) {
    typingTimer = setTimeout(() => setTyping(false), 15_000);
    if (following) toEnd();
  }
}

export function clearLog() {
  log.replaceChildren();
  own.clear();
  lastDay = '';
}

export function toEnd(behavior = 'auto') {
  newer.hidden = following = true;
  byHand = false;
  scrollTo({ top: document.documentElement.scrollHeight, behavior });
}

function reveal(message, isHistory) {
  // A long message is shown from its beginning, not from its end.
  const room = innerHeight - document.querySelector('.top').offsetHeight - document.querySelector('footer').offsetHeight;
  if (!isHistory && message.offsetHeight > room) message.scrollIntoView({ block: 'start' });
  else toEnd(isHistory ? 'instant' : 'auto');
}

const isNearEnd = (slack = 160) => innerHeight + scrollY >= document.documentElement.scrollHeight - slack;

function frame(kind, at) {
  const day = new Date(at).toLocaleDateString(language(), { weekday: 'long', day: 'numeric', month: 'long' });
  if (day !== lastDay) {
    lastDay = day;
    log.append(element('p', 'day', day));
  }
  return element('article', `message ${kind}`);
}

function meta(at, extra) {
  const row = element('div', 'meta');
  const time = element('time', '', new Date(at).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' }));
  time.dateTime = new Date(at).toISOString();
  row.append(time);
  if (extra) row.append(extra);
  return row;
}

function listenButton(text, locale) {
  const button = element('button', 'listen', t('listen'));
  button.type = 'button';
  button.onclick = () => speak(text, locale ?? language());
  return button;
}

function buttons(extras, message) {
  const rows = extras.buttons ?? [];
  if (!rows.length && !extras.request) return null;
  const box = element('div', 'buttons');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', t('answers'));
  for (const row of rows) {
    const line = element('div', 'line');
    for (const each of row) {
      if (each.token) labels.set(each.token, each.label);
      line.append(each.url ? link(each.url, each.label, 'button') ?? '' : tapButton(each, box));
    }
    box.append(line);
  }
  if (extras.request === 'location') {
    const ask = element('button', '', `📍 ${t('place')}`);
    ask.type = 'button';
    ask.onclick = () => share();
    box.append(ask);
  }
  message.dataset.open = 'true';
  return box;
}

function tapButton({ label, token }, box) {
  const button = element('button', '', label);
  button.type = 'button';
  button.setAttribute('aria-pressed', 'false');
  button.onclick = () => {
    for (const other of box.querySelectorAll('[aria-pressed]')) other.setAttribute('aria-pressed', String(other === button));
    tap(token, label);
  };
  return button;
}

function spendButtons() {
  for (const message of log.querySelectorAll('[data-open]')) {
    message.querySelector('.buttons')?.classList.add('spent');
    delete message.dataset.open;
  }
}

/* The bot's charts come as drawings, sharp at any size; the link behind them leads to the picture. */
function media({ contentType, contentUrl, name }, alt, shownAs = '') {
  const kind = contentType.split('/')[0];
  if (kind === 'image') {
    const wrap = element('a', 'media');
    wrap.href = contentUrl;
    wrap.target = '_blank';
    wrap.rel = 'noopener';
    const image = element('img');
    image.alt = alt || t('photo');
    image.onload = () => { if (following) toEnd(); };
    image.src = contentUrl + shownAs;
    wrap.append(image);
    return wrap;
  }
  if (kind === 'audio' || kind === 'video') {
    const player = element(kind, 'media');
    player.controls = true;
    player.preload = 'metadata';
    player.setAttribute('aria-label', alt || t('recording'));
    player.src = contentUrl;
    return player;
  }
  return link(new URL(contentUrl, location.href).href, `📄 ${name || t('file')}`, 'media');
}

// Bold between the two private marks; addresses become links.
function rich(text) {
  return text.split(/(\uE000[^\uE001]*\uE001?)/).flatMap((part) => {
    if (!part.startsWith('\uE000')) return linked(part);
    const strong = element('strong');
    strong.append(...linked(part.replace(/[\uE000\uE001]/g, '')));
    return [strong];
  });
}

function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/).map((part, index) => (index % 2 ? link(part, part, '') ?? part : part));
}

function link(url, label, kind) {
  if (!/^(https?|tel|mailto|tg|sms):/i.test(url)) return null;
  const anchor = element('a', kind, label);
  anchor.href = url;
  if (/^http/i.test(url)) {
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
  }
  return anchor;
}

const hiddenName = (name) => element('span', 'hidden', `${name}: `);

function element(tag, kind = '', text = '') {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (text) made.textContent = text;
  return made;
}
