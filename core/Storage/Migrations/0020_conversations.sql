-- A bot (or the web chat) of a tenant.
create table companion.channel_accounts (
  tenant_id   uuid not null references companion.tenants (id),
  id          uuid not null,
  kind        text not null,
  external_id text not null,
  created_at  timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, external_id)
);
select companion.protect('companion.channel_accounts', true);

-- Where a person is reached. Several chats may lead to one conversation (Telegram and the web page).
create table companion.chats (
  tenant_id       uuid not null,
  account_id      uuid not null,
  chat_id         text not null,
  conversation_id uuid not null,
  person_id       uuid not null,
  reachable       boolean not null default true,
  created_at      timestamptz not null,
  primary key (tenant_id, account_id, chat_id)
);
create index chats_by_conversation on companion.chats (tenant_id, conversation_id);
select companion.protect('companion.chats', true);

-- The state of a conversation: encrypted in "box"; dialog and state are named in the open for funnels and version pinning.
-- fillfactor: every turn rewrites its row, and a row with room beside it is updated in place (HOT).
create table companion.conversations (
  tenant_id      uuid   not null,
  id             uuid   not null,
  person_id      uuid   not null,
  version        bigint not null,
  dialog         text,
  dialog_version text,
  state_name     text,
  box            bytea  not null,
  account_id     uuid   not null,
  chat_id        text   not null,
  updated_at     timestamptz not null,
  primary key (tenant_id, id)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
create index conversations_by_dialog on companion.conversations (tenant_id, dialog, dialog_version) where dialog is not null;
select companion.protect('companion.conversations');

-- The dedupe key of everything that was taken. account_id is all zeros for timers and work results.
create table companion.inbox (
  tenant_id   uuid not null,
  account_id  uuid not null,
  external_id text not null,
  received_at timestamptz not null,
  keep        boolean not null default false,
  primary key (tenant_id, account_id, external_id)
);
create index inbox_by_age on companion.inbox using brin (received_at);
select companion.protect('companion.inbox', true);

-- The log of turns: input, outcomes of commands and the clock of each, enough to replay a conversation exactly.
create table companion.turns (
  tenant_id       uuid   not null,
  conversation_id uuid   not null,
  number          bigint not null,
  at              timestamptz not null,
  account_id      uuid   not null,
  external_id     text   not null,
  dialog          text,
  dialog_version  text,
  state_name      text,
  digest          bytea  not null,
  box             bytea  not null,
  primary key (tenant_id, conversation_id, number)
);
select companion.protect('companion.turns');

-- Messages that are committed and not yet known to be sent.
create table companion.outbox (
  tenant_id       uuid     not null,
  id              bigint   generated always as identity,
  account_id      uuid     not null,
  chat_id         text     not null,
  lane            smallint not null,
  created_at      timestamptz not null,
  attempts        int      not null default 0,
  box             bytea    not null,
  primary key (tenant_id, id)
) with (autovacuum_vacuum_scale_factor = 0.02);
create index outbox_by_lane on companion.outbox (account_id, lane, id);
select companion.protect('companion.outbox', true);

-- One row for each thing that shall happen later in a conversation; name '' is the open question's own wake-up.
create table companion.timers (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  name            text not null,
  due_at          timestamptz not null,
  box             bytea,
  primary key (tenant_id, conversation_id, name)
);
create index timers_by_due on companion.timers (due_at);
select companion.protect('companion.timers', true);

-- Slow work, claimed by row locks; epoch grows with every claim.
create table companion.work_items (
  tenant_id       uuid not null,
  id              uuid not null,
  conversation_id uuid not null,
  person_id       uuid not null,
  kind            text not null,
  created_at      timestamptz not null,
  due_at          timestamptz not null,
  attempts        int  not null default 0,
  epoch           bigint not null default 0,
  box             bytea not null,
  primary key (tenant_id, id)
);
create index work_items_by_due on companion.work_items (due_at);
select companion.protect('companion.work_items', true);

-- Inbounds that failed again and again: kept with their error, shown to admins.
create table companion.quarantine (
  tenant_id   uuid not null,
  id          uuid not null,
  account_id  uuid not null,
  external_id text not null,
  chat_id     text not null,
  at          timestamptz not null,
  error       text not null,
  status      text not null default 'new',
  box         bytea not null,
  primary key (tenant_id, id)
);
select companion.protect('companion.quarantine');

-- Files that people sent or that were drawn for them.
create table companion.files (
  tenant_id  uuid not null,
  id         uuid not null,
  person_id  uuid,
  kind       text not null,
  mime_type  text not null,
  bytes      bigint not null,
  created_at timestamptz not null,
  box        bytea not null,
  primary key (tenant_id, id)
);
select companion.protect('companion.files');

-- Who may do what only one node may do. Not of a tenant: names hold ids only.
create table companion.leases (
  name       text primary key,
  node       uuid   not null,
  epoch      bigint not null,
  expires_at timestamptz not null
);
grant select, insert, update, delete on companion.leases to companion_app, companion_worker;

-- Raises when a set-based write did not hit exactly what it should: the whole transaction falls and its turns are taken one by one.
create function companion.expect(actual bigint, wanted bigint) returns void language plpgsql as $$
begin
  if actual <> wanted then
    raise exception 'expected % rows, met %', wanted, actual using errcode = '40001';
  end if;
end $$;
