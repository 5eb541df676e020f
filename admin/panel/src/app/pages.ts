import { lazy, type ComponentType } from 'react';
import type { Permission } from '../api/types';
import type { Key } from '../texts/t';

export type PageProps = { parts: Record<string, string> };
type Page = { path: string; title: Key; needs: Permission; at: ComponentType<PageProps>; nav?: boolean };

// Each page comes when it is first opened.
export const pages: Page[] = [
];

/** Where somebody begins: the first page that they may see. */
export function firstPage(may: (permission: Permission) => boolean): string | undefined {
  return pages.find(page => page.nav && may(page.needs))?.path;
}
void lazy;
