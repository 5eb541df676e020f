-- How dialogs go, by day: counted by the nodes and added every few seconds. A node that dies takes the last seconds' counts along.
create table companion.dialog_counts (
  tenant_id   uuid   not null references companion.tenants (id),
  dialog      text   not null,
  day         date   not null,
  version     text   not null,
  state       text   not null,
  reached     bigint not null default 0,
  answered    bigint not null default 0,
  skipped     bigint not null default 0,
  asked_again bigint not null default 0,
  left_off    bigint not null default 0,
  primary key (tenant_id, dialog, day, version, state)
);
select companion.protect('companion.dialog_counts');

-- Answers that were not understood, masked before they are sealed.
create table companion.dialog_misses (
  tenant_id uuid        not null references companion.tenants (id),
  id        uuid        not null,
  person_id uuid        not null,
  at        timestamptz not null,
  dialog    text        not null,
  version   text        not null,
  state     text        not null,
  language  text        not null,
  box       bytea       not null,
  primary key (tenant_id, id)
);
create index dialog_misses_by_dialog on companion.dialog_misses (tenant_id, dialog, at desc);
select companion.protect('companion.dialog_misses', true);

-- The latest turns are found without reading them all; turns come in the order of time, so this costs next to nothing.
create index turns_by_time on companion.turns using brin (at) with (pages_per_range = 32, autosummarize = on);
