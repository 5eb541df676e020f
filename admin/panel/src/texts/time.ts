import { currentLanguage } from './t';

type Moment = string | null | undefined;

const none = '–';

/** "21 Nov, 18:05": this year's moments go without the year. */
export function moment(at: Moment): string {
  if (!at) return none;
  const date = new Date(at);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return date.toLocaleString(currentLanguage(), { day: 'numeric', month: 'short', year, hour: '2-digit', minute: '2-digit' } as const);
}

export function day(at: Moment): string {
  return at ? new Date(at).toLocaleDateString(currentLanguage(), { day: 'numeric', month: 'short', timeZone: at.length === 10 ? 'UTC' : undefined }) : none;
}

export function number(value: number | null | undefined, digits = 0): string {
  return value === null || value === undefined ? none : value.toLocaleString(currentLanguage(), { maximumFractionDigits: digits });
}

export function percent(part: number, whole: number): string {
  return whole > 0 ? (part / whole).toLocaleString(currentLanguage(), { style: 'percent', maximumFractionDigits: 0 }) : none;
}

/** "3 minutes ago", in the reader's language. */
export function ago(at: Moment, now: number): string {
  if (!at) return none;
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  const format = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: 'auto', style: 'short' });
  const size = Math.abs(seconds);
  if (size < 60) return format.format(seconds, 'second');
  if (size < 3600) return format.format(Math.round(seconds / 60), 'minute');
  return size < 86_400 ? format.format(Math.round(seconds / 3600), 'hour') : format.format(Math.round(seconds / 86_400), 'day');
}
