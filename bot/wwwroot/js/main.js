// Puts the page together.
import { Line } from './line.js';
import { Outbox } from './outbox.js';
import { clearLog, connectView, labelOf, setTyping, settle, showOwn, showSaid, toEnd } from './view.js';
import { connectSettings, readsAloud } from './settings.js';
import { canListen, canSpeak, listen, speak } from './speech.js';
import { guess, language, t, use } from './texts.js';

const $ = (id) => document.getElementById(id);
const line = new Line();
const outbox = new Outbox(line);
const text = $('text');
let spoken = false;
let stopListening = null;
let wasHistory = true;
let offlineTimer = 0;

await use(guess());
connectView(tap, sharePlace);
connectSettings({ onCode: (code) => enter({ code }), onForget: forget });
for (const entry of outbox.waiting()) showWaiting(entry);
await linkFromAddress();
startFromAddress();
line.connect();
outbox.pump();
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {});

line.addEventListener('activities', ({ detail: activities }) => {
  const log = $('log');
  // The past is not read out again by screen readers.
  if (wasHistory) log.setAttribute('aria-live', 'off');
  for (const activity of activities) show(activity);
  if (wasHistory) {
    wasHistory = false;
    toEnd('instant');
    setTimeout(() => log.setAttribute('aria-live', 'polite'), 500);
  }
});

line.addEventListener('connection', () => {
  clearTimeout(offlineTimer);
  if (line.online) $('status').hidden = true;
  else offlineTimer = setTimeout(showOffline, 1200); // a short break is no news
});
document.addEventListener('language', () => { if (!$('status').hidden) showOffline(); });
addEventListener('offline', showOffline);
if (!navigator.onLine) showOffline();

outbox.addEventListener('outcome', ({ detail: { outcome, id, part } }) => {
  settle(id, outcome, part);
  if (outcome === 'sent') setTyping(true);
});

$('composer').onsubmit = (event) => {
  event.preventDefault();
  send();
};
text.onkeydown = (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
};
text.oninput = () => {
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight + 4, innerHeight / 3)}px`;
};
for (const button of document.querySelectorAll('.sos')) {
  button.onclick = () => {
    button.closest('dialog')?.close();
    if (!line.online) announce(t('sosOffline'));
    tap('i:sos', t('sos'));
  };
}
$('menu').onclick = () => tap('i:menu', t('menu'));
$('place').onclick = sharePlace;
$('attach').onclick = () => $('file').click();
$('file').onchange = async () => {
  const [file] = $('file').files;
  $('file').value = '';
  if (!file) return;
  if (file.size > 20 * 1024 * 1024) announce(t('tooBig'));
  else showWaiting(await outbox.addFile(file, { type: 'message', from: { id: line.userId } }, { label: `📎 ${file.name}` }));
};
$('dictate').hidden = !canListen();
$('dictate').onclick = () => {
  if (stopListening) return stopListening();
  $('dictate').setAttribute('aria-pressed', 'true');
  stopListening = listen(language(), (heard) => { text.value = heard; spoken = true; text.oninput(); }, () => {
    stopListening = null;
    $('dictate').setAttribute('aria-pressed', 'false');
    text.focus();
  });
};

function send() {
  const words = text.value.trim();
  if (!words) return;
  showWaiting(outbox.add({ type: 'message', text: words, from: { id: line.userId }, channelData: spoken ? { spoken: true } : {} }, { label: words }));
  text.value = '';
  text.style.height = '';
  spoken = false;
  text.focus();
}

function tap(token, label) {
  showWaiting(outbox.add({ type: 'message', text: token, from: { id: line.userId }, channelData: { postBack: true } }, { label }));
}

function sharePlace() {
  if (!navigator.geolocation) return announce(t('noPlace'));
  announce(t('placing'));
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude, accuracy } }) =>
      showWaiting(outbox.add({ type: 'message', from: { id: line.userId }, channelData: { location: { latitude, longitude, accuracy } } }, { label: `📍 ${t('placeSent')}` })),
    () => announce(t('noPlace')),
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
  );
}

function showWaiting({ id, label, at }) {
  showOwn({ id, text: label, at, waiting: true });
}

function show(activity) {
  if (activity.locale) use(activity.locale);
  if (activity.from.role === 'user') {
    const id = activity.channelData?.clientActivityID ?? activity.id;
    outbox.done(id);
    if (activity.type !== 'message') return;
    const label = activity.channelData?.postBack ? labelOf(activity.text) ?? fixedLabel(activity.text) : activity.text;
    if (label || activity.attachments) showOwn({ id, text: label === '📍' ? `📍 ${t('placeSent')}` : label, at: activity.timestamp, file: activity.attachments?.[0] });
    settle(id, 'sent');
    return;
  }
  if (activity.type !== 'message') return;
  const said = showSaid(activity, wasHistory);
  if (said.urgent && !wasHistory) announce(said.text);
  if (!wasHistory && readsAloud() && canSpeak()) speak(said.text, activity.locale ?? language());
}

const fixedLabel = (token) => ({ 'i:sos': t('sos'), 'i:menu': t('menu') })[token] ?? '';

function showOffline() {
  if (line.online && navigator.onLine) return;
  $('status').textContent = t('offline');
  $('status').hidden = false;
}

function announce(words) {
  $('alerts').textContent = '';
  $('status').textContent = words.replace(/[\uE000\uE001]/g, '');
  $('alerts').textContent = $('status').textContent;
  $('status').hidden = false;
  setTimeout(() => {
    if (line.online) $('status').hidden = true;
  }, 12_000);
}

async function linkFromAddress() {
  const token = new URLSearchParams(location.hash.slice(1)).get('link');
  if (!token) return;
  history.replaceState(null, '', location.pathname); // the secret leaves the address bar and the history
  const status = await line.link({ token }).catch(() => 0);
  if (status !== 200) announce(t(status === 404 ? 'linkUsed' : 'tryLater'));
  else outbox.clear();
}

// An invitation ("#start=fam_…"): said for the person once they are connected.
function startFromAddress() {
  const payload = new URLSearchParams(location.hash.slice(1)).get('start');
  if (!payload || !/^[\w-]{1,64}$/.test(payload)) return;
  history.replaceState(null, '', location.pathname);
  const follow = () => {
    if (!line.online) return;
    line.removeEventListener('connection', follow);
    showWaiting(outbox.add({ type: 'message', text: `/start ${payload}`, from: { id: line.userId } }, { label: '🔗' }));
  };
  line.addEventListener('connection', follow);
}

async function enter(secret) {
  const status = await line.link(secret).catch(() => 0);
  if (status === 200) {
    outbox.clear();
    location.reload();
    return '';
  }
  return status === 404 ? 'codeWrong' : status === 429 ? 'codeTries' : 'tryLater';
}

async function forget() {
  if (!(await line.forget().catch(() => false))) {
    $('forget-ask').close();
    return announce(t('tryLater'));
  }
  outbox.clear();
  clearLog();
  location.reload();
}
