import { lazy, type ComponentType } from 'react';
import type { Permission } from '../api/types';
import type { Key } from '../texts/t';

export type PageProps = { parts: Record<string, string> };
type Page = { path: string; title: Key; needs: Permission; at: ComponentType<PageProps>; nav?: boolean };

// Each page comes when it is first opened.
export const pages: Page[] = [
  { path: '/live', title: 'nav.live', needs: 'AlarmsWatch', nav: true, at: lazy(() => import('../pages/live/LivePage')) },
  { path: '/handoffs', title: 'nav.handoffs', needs: 'HandoffsWork', nav: true, at: lazy(() => import('../pages/live/HandoffsPage')) },
  { path: '/handoffs/:id', title: 'nav.handoffs', needs: 'HandoffsWork', at: lazy(() => import('../pages/live/HandoffPage')) },
  { path: '/people', title: 'nav.people', needs: 'PeopleLook', nav: true, at: lazy(() => import('../pages/people/PeoplePage')) },
  { path: '/people/:id', title: 'people.one', needs: 'PeopleLook', at: lazy(() => import('../pages/people/PersonPage')) },
  { path: '/dialogs', title: 'nav.dialogs', needs: 'DialogsLook', nav: true, at: lazy(() => import('../pages/dialogs/DialogsPage')) },
  { path: '/dialogs/:name', title: 'nav.dialogs', needs: 'DialogsLook', at: lazy(() => import('../pages/dialogs/DialogPage')) },
  { path: '/drafts/:id', title: 'drafts.one', needs: 'DialogsLook', at: lazy(() => import('../pages/dialogs/DraftPage')) },
  { path: '/broadcasts', title: 'nav.broadcasts', needs: 'BroadcastsWrite', nav: true, at: lazy(() => import('../pages/broadcasts/BroadcastsPage')) },
  { path: '/broadcasts/:id', title: 'nav.broadcasts', needs: 'BroadcastsWrite', at: lazy(() => import('../pages/broadcasts/BroadcastPage')) },
  { path: '/quarantine', title: 'nav.quarantine', needs: 'QuarantineLook', nav: true, at: lazy(() => import('../pages/works/QuarantinePage')) },
  { path: '/outbox', title: 'nav.outbox', needs: 'OutboxLook', nav: true, at: lazy(() => import('../pages/works/OutboxPage')) },
  { path: '/numbers', title: 'nav.numbers', needs: 'NumbersLook', nav: true, at: lazy(() => import('../pages/numbers/NumbersPage')) },
  { path: '/staff', title: 'nav.staff', needs: 'StaffLook', nav: true, at: lazy(() => import('../pages/staff/StaffPage')) },
  { path: '/audit', title: 'nav.audit', needs: 'AuditLook', nav: true, at: lazy(() => import('../pages/audit/AuditPage')) },
];

/** Where somebody begins: the first page that they may see. */
export function firstPage(may: (permission: Permission) => boolean): string | undefined {
  return pages.find(page => page.nav && may(page.needs))?.path;
}
