import { useSyncExternalStore } from 'react';
import type en from './en.json';

export type Key = keyof typeof en;
/** "items" for "items.one", "items.other" …: what is said of a number. */
export type CountKey = Key extends infer K ? (K extends `${infer Base}.other` ? Base : never) : never;
export type Language = 'en' | 'ru' | 'uk' | 'pt' | 'vi';
type Values = Record<string, string | number>;

export const languages: Record<Language, string> = { en: 'English', ru: 'Русский', uk: 'Українська', pt: 'Português', vi: 'Tiếng Việt' };
export const languageCodes = Object.keys(languages) as Language[];

const catalogues: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('./en.json'),
  ru: () => import('./ru.json'),
  uk: () => import('./uk.json'),
  pt: () => import('./pt.json'),
  vi: () => import('./vi.json'),
};

const place = 'companion.language';
let language: Language = 'en';
let texts: Record<string, string> = {};
let plural = new Intl.PluralRules('en');
const listeners = new Set<() => void>();

export function currentLanguage(): Language {
  return language;
}

export async function startTexts(): Promise<void> {
  const wished = [localStorage.getItem(place), ...navigator.languages.map(each => each.slice(0, 2))];
  await load(languageCodes.find(code => wished.includes(code) && code === wished.find(each => languageCodes.includes(each as Language))) ?? 'en');
}

export async function speak(next: Language): Promise<void> {
  localStorage.setItem(place, next);
  await load(next);
}

async function load(next: Language) {
  texts = (await catalogues[next]()).default;
  language = next;
  plural = new Intl.PluralRules(next);
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

/** Draws anew when the language changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(listener => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, currentLanguage);
}

export function t(key: Key, values: Values = {}): string {
  return fill(texts[key] ?? '', values);
}

/** A sentence about a number, in the language's own plural form; `#` is the number. */
export function count(key: CountKey, number: number, values: Values = {}): string {
  const text = texts[`${key}.${plural.select(number)}`] ?? texts[`${key}.other`] ?? '';
  return fill(text, values).replaceAll('#', number.toLocaleString(language));
}

export function has(key: string): string | undefined {
  return texts[key];
}

/** For codes that the server may know before the panel does: the code itself is better than nothing. */
export function known(prefix: string, code: string): string {
  return texts[`${prefix}.${code}`] ?? code;
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
