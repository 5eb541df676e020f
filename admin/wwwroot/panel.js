// The panel's door: the one-time link, signing in with password and code, and who is signed in.
// The access token lives in memory only; the refresh token in this tab, so that a reload does not sign out.

const api = '/api/v1';
const kept = 'companion.refresh';
const $ = id => document.getElementById(id);
const screens = ['enter', 'sign-in', 'code', 'inside'];
let access = null;
let challenge = null;
let link = null;
let renewal = 0;

function show(screen) {
  for (const id of screens) $(id).hidden = id !== screen;
  $(screen).querySelector('input')?.focus();
}

function notice(text) {
  $('notice').textContent = text ?? '';
  $('notice').hidden = !text;
}

async function call(path, body, method = 'POST') {
  const headers = { 'Content-Type': 'application/json' };
  if (access) headers.Authorization = `Bearer ${access}`;
  const answer = await fetch(api + path, { method, headers, body: body && JSON.stringify(body) });
  const content = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) {
    const wait = content?.retryAfterSeconds ? ` (${Math.ceil(content.retryAfterSeconds / 60)} min)` : '';
    throw new Error((content?.detail ?? `The server answered ${answer.status}.`) + wait);
  }
  return content;
}

function hold(tokens) {
  access = tokens.accessToken;
  sessionStorage.setItem(kept, tokens.refreshToken);
  const early = Math.max(5_000, new Date(tokens.accessExpiresAt) - Date.now() - 30_000);
  clearTimeout(renewal);
  renewal = setTimeout(() => refresh().catch(signedOut), early);
}

async function refresh() {
  const refreshToken = sessionStorage.getItem(kept);
  // Taken out first: a refresh token that is sent twice ends the session.
  sessionStorage.removeItem(kept);
  access = null;
  hold(await call('/refresh', { refreshToken }));
}

function signedOut() {
  clearTimeout(renewal);
  access = null;
  sessionStorage.removeItem(kept);
  show('sign-in');
}

async function inside() {
  const me = await call('/me', undefined, 'GET');
  $('me').textContent = me.login;
  $('ends').textContent = new Date(me.sessionEndsAt).toLocaleTimeString();
  notice(null);
  show('inside');
}

async function offer() {
  const what = await call('/one-time', { link });
  $('enter-login').textContent = what.login;
  $('enter-key').textContent = what.authenticatorKey;
  $('enter-qr').innerHTML = what.qrSvg;
  show('enter');
}

async function health() {
  const ready = await fetch('/health/ready').then(answer => answer.ok, () => false);
  $('health').textContent = ready ? 'All is well' : 'The database does not answer';
}

function onSubmit(id, act) {
  $(id).addEventListener('submit', async event => {
    event.preventDefault();
    const button = $(id).querySelector('button');
    button.disabled = true;
    notice(null);
    try { await act(); } catch (error) { notice(error.message); } finally { button.disabled = false; }
  });
}

onSubmit('enter', async () => {
  hold(await call('/one-time/use', { link, code: $('enter-code').value, password: $('enter-password').value }));
  history.replaceState(null, '', '/');
  await inside();
});

onSubmit('sign-in', async () => {
  ({ challenge } = await call('/sign-in', { login: $('login').value, password: $('password').value }));
  $('password').value = '';
  show('code');
});

onSubmit('code', async () => {
  const code = $('totp').value;
  $('totp').value = '';
  hold(await call('/sign-in/totp', { challenge, code }));
  await inside();
});

$('sign-out').addEventListener('click', async () => {
  await call('/sign-out').catch(error => notice(error.message));
  signedOut();
});

async function start() {
  health();
  setInterval(health, 30_000);
  link = location.pathname === '/enter' ? location.hash.slice(1) : null;
  try {
    if (link) await offer();
    else if (sessionStorage.getItem(kept)) { await refresh(); await inside(); }
    else show('sign-in');
  } catch (error) {
    signedOut();
    notice(link ? error.message : null);
  }
}

start();
