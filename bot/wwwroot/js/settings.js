// Letter size, colours, reading aloud, installing, pairing and forgetting.
import { t } from './texts.js';
import { canSpeak } from './speech.js';

const $ = (id) => document.getElementById(id);
const sizes = [0.85, 1, 1.15, 1.3, 1.5, 1.75, 2];
const root = document.documentElement;
let scale = Number(localStorage.getItem('companion.size')) || 1;
let installer = null;

export const readsAloud = () => localStorage.getItem('companion.aloud') === 'yes';

export function connectSettings({ onCode, onForget }) {
  showSize();
  addEventListener('resize', fit);
  showTheme(localStorage.getItem('companion.theme') ?? 'auto');
  $('settings-open').onclick = () => $('settings').showModal();
  $('settings-close').onclick = () => $('settings').close();
  $('smaller').onclick = () => resize(-1);
  $('larger').onclick = () => resize(1);
  for (const choice of document.getElementsByName('theme')) choice.onchange = () => showTheme(choice.value);
  $('speech-setting').hidden = !canSpeak();
  $('read-aloud').checked = readsAloud();
  $('read-aloud').onchange = (event) => localStorage.setItem('companion.aloud', event.target.checked ? 'yes' : 'no');
  $('link-form').onsubmit = async (event) => {
    event.preventDefault();
    const code = $('code').value.replace(/\D/g, '');
    const problem = code.length === 6 ? await onCode(code) : 'codeShort';
    $('code-error').hidden = !problem;
    $('code-error').textContent = problem ? t(problem) : '';
    if (!problem) $('settings').close();
    else $('code').focus();
  };
  $('forget').onclick = () => $('forget-ask').showModal();
  $('forget-no').onclick = () => $('forget-ask').close();
  $('forget-yes').onclick = onForget;
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installer = event;
    $('install-setting').hidden = false;
  });
  $('install').onclick = async () => {
    await installer?.prompt();
    $('install-setting').hidden = true;
  };
}

function resize(step) {
  const at = sizes.findIndex((size) => size >= scale - 0.01);
  scale = sizes[Math.min(sizes.length - 1, Math.max(0, at + step))];
  localStorage.setItem('companion.size', String(scale));
  showSize();
}

function showSize() {
  // A property set by script is allowed by the content policy; a style attribute in the markup is not.
  root.style.setProperty('--scale', String(scale));
  $('size-now').textContent = `${Math.round(scale * 100)} %`;
  fit();
}

// Media queries do not know the person's own letter size: with few lines on the screen, the box to write in must not cover the answers.
function fit() {
  const line = parseFloat(getComputedStyle(root).fontSize);
  root.classList.toggle('low', innerHeight < 20 * line);
  root.classList.toggle('narrow', innerWidth < 19 * line);
  root.classList.toggle('tiny', innerWidth < 12 * line);
}

function showTheme(theme) {
  localStorage.setItem('companion.theme', theme);
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const choice of document.getElementsByName('theme')) choice.checked = choice.value === theme;
}
