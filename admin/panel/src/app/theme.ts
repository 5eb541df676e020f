export type Theme = 'auto' | 'light' | 'dark';
const place = 'companion.theme';

export function theme(): Theme {
  const kept = localStorage.getItem(place);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export function startTheme() {
  const now = theme();
  if (now === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = now;
}

export function paint(next: Theme) {
  localStorage.setItem(place, next);
  startTheme();
}
