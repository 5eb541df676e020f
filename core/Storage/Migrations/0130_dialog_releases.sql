-- What the program brings: its dialogs and the faces of its commands, written by the bots, read by those who tune dialogs.
-- Not of a tenant: built-in dialogs are the same for all.
create table companion.dialog_bases (
  id         text primary key,
  sources    jsonb       not null,
  signatures jsonb       not null,
  first_seen timestamptz not null,
  last_seen  timestamptz not null
);
grant select, insert, update on companion.dialog_bases to companion_app, companion_worker;

-- Dialogs that somebody is working on: files that stand in place of the built-in ones.
create table companion.dialog_drafts (
  tenant_id    uuid        not null references companion.tenants (id),
  id           uuid        not null,
  name         text        not null check (length(name) between 1 and 100),
  notes        text        not null default '' check (length(notes) <= 2000),
  author       text        not null,
  base_release uuid,
  files        jsonb       not null,
  revision     integer     not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (tenant_id, id)
);
select companion.protect('companion.dialog_drafts');

-- What a tenant published: the newest 'published' one is what new conversations begin with, 'canary' for a share of people.
create table companion.dialog_releases (
  tenant_id    uuid        not null references companion.tenants (id),
  id           uuid        not null,
  number       integer     not null,
  name         text        not null check (length(name) between 1 and 100),
  notes        text        not null default '' check (length(notes) <= 2000),
  status       text        not null check (status in ('canary', 'published', 'replaced', 'rolled-back')),
  share        smallint    not null check (share between 1 and 100),
  author       text        not null,
  base_id      text        not null,
  files        jsonb       not null,
  dialogs      jsonb       not null,
  maps         jsonb       not null,
  moved        integer     not null default 0,
  draft_id     uuid,
  back_to      uuid,
  created_at   timestamptz not null,
  published_at timestamptz,
  ended_at     timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number)
);
create unique index dialog_releases_in_force on companion.dialog_releases (tenant_id, status) where status in ('canary', 'published');
create index dialog_releases_served on companion.dialog_releases (status) where status in ('canary', 'published');
select companion.protect('companion.dialog_releases', true);

-- Every version that a tenant's releases brought, so that a conversation which began with it can end with it.
create table companion.dialog_release_versions (
  tenant_id  uuid        not null references companion.tenants (id),
  dialog     text        not null,
  version    text        not null,
  sources    jsonb       not null,
  first_seen timestamptz not null,
  primary key (tenant_id, dialog, version)
);
select companion.protect('companion.dialog_release_versions');
