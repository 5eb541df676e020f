-- Messages of the staff to many. Who gets one is written down when it starts; a row of broadcast_people moves from waiting to sent in the
-- transaction that hands the message to the person's conversation: once, whatever dies.
create table companion.broadcasts (
  tenant_id   uuid        not null references companion.tenants (id),
  id          uuid        not null,
  version     bigint      not null,
  title       text        not null check (length(title) between 1 and 100),
  state       text        not null check (state in ('Draft', 'Running', 'Paused', 'Stopped', 'Done')),
  texts       jsonb       not null,
  segment     jsonb       not null,
  per_minute  int         not null check (per_minute between 1 and 6000),
  created_at  timestamptz not null,
  created_by  uuid        not null,
  started_at  timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create index broadcasts_running on companion.broadcasts (id) where state = 'Running';
select companion.protect('companion.broadcasts', true);

create table companion.broadcast_people (
  tenant_id    uuid not null,
  broadcast_id uuid not null,
  person_id    uuid not null,
  state        text not null check (state in ('waiting', 'sent', 'skipped')),
  at           timestamptz,
  primary key (tenant_id, broadcast_id, person_id),
  foreign key (tenant_id, broadcast_id) references companion.broadcasts (tenant_id, id) on delete cascade
);
create index broadcast_people_waiting on companion.broadcast_people (tenant_id, broadcast_id, person_id) where state = 'waiting';
create index broadcast_people_by_person on companion.broadcast_people (tenant_id, person_id);
select companion.protect('companion.broadcast_people');
