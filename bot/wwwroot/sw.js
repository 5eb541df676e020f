// Keeps the page itself on the device, so that it opens without a connection and says so. Conversations are never cached.
const shell = 'companion-page-1';
const files = [
  '/', '/css/page.css', '/css/messages.css', '/js/main.js', '/js/line.js', '/js/outbox.js', '/js/view.js', '/js/speech.js', '/js/settings.js',
  '/js/texts.js', '/texts/en.json', '/texts/ru.json', '/texts/uk.json', '/texts/pt.json', '/texts/vi.json', '/manifest.webmanifest', '/icons/icon.svg',
];

addEventListener('install', (event) => event.waitUntil(caches.open(shell).then((cache) => cache.addAll(files)).then(() => skipWaiting())));

addEventListener('activate', (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name)))).then(() => clients.claim()),
));

// The network first: a new version is there at once; the device's copy when there is no network.
addEventListener('fetch', (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== 'GET' || new URL(event.request.url).origin !== location.origin || !files.includes(path)) return;
  event.respondWith(fetch(event.request).then(async (answer) => {
    if (answer.ok) (await caches.open(shell)).put(path, answer.clone());
    return answer;
  }).catch(() => caches.match(path)));
});
