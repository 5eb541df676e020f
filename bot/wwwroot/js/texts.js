// The page's own words. The language is the browser's until the bot's messages say which one the person chose.
const known = ['en', 'ru', 'uk', 'pt', 'vi'];
let words = {};
let current = '';

export const language = () => current || 'en';

export function guess() {
  const saved = localStorage.getItem('companion.language');
  const wanted = [saved, ...(navigator.languages ?? [navigator.language])].filter(Boolean);
  return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((code) => known.includes(code)) ?? 'en';
}

export const t = (key) => words[key] ?? '';

export async function use(code) {
  if (!known.includes(code) || code === current) return;
  current = code;
  const answer = await fetch(`/texts/${code}.json`);
  const loaded = await answer.json();
  if (current !== code) return; // another switch was faster
  words = loaded;
  localStorage.setItem('companion.language', code);
  document.documentElement.lang = code;
  apply(document);
  document.dispatchEvent(new CustomEvent('language'));
}

function apply(root) {
  for (const element of root.querySelectorAll('[data-text]')) element.textContent = t(element.dataset.text);
  for (const element of root.querySelectorAll('[data-label]')) element.setAttribute('aria-label', t(element.dataset.label));
  for (const element of root.querySelectorAll('[data-placeholder]')) element.placeholder = t(element.dataset.placeholder);
}
