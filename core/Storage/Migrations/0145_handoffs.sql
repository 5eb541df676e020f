-- People who asked for a human (or whom staff write to). One of the staff at a time has a conversation, by a lease; without it the row is
-- back in the queue. What is said stands in the log of turns.
create table companion.handoffs (
  tenant_id       uuid        not null references companion.tenants (id),
  id              uuid        not null,
  person_id       uuid        not null,
  conversation_id uuid        not null,
  state           text        not null check (state in ('Waiting', 'Taken', 'Closed')),
  reason          text        not null check (reason in ('Asked', 'Alarm', 'Staff')),
  opened_at       timestamptz not null,
  waits_since     timestamptz not null,
  told_at         timestamptz,
  owner_id        uuid,
  lease_until     timestamptz,
  epoch           bigint      not null default 0,
  closed_at       timestamptz,
  primary key (tenant_id, id),
  check ((state = 'Taken') = (owner_id is not null)),
  check ((state = 'Taken') = (lease_until is not null)),
  check ((state = 'Closed') = (closed_at is not null))
);
create unique index handoffs_open on companion.handoffs (tenant_id, conversation_id) where state <> 'Closed';
create index handoffs_by_state on companion.handoffs (tenant_id, state, id);
create index handoffs_by_lease on companion.handoffs (lease_until) where state = 'Taken';
create index handoffs_waiting on companion.handoffs (waits_since) where state = 'Waiting' and told_at is null;
select companion.protect('companion.handoffs', true);

-- Who of the staff said which message; the same key counts once.
create table companion.handoff_messages (
  tenant_id  uuid        not null references companion.tenants (id),
  handoff_id uuid        not null,
  key        uuid        not null,
  staff_id   uuid        not null,
  at         timestamptz not null,
  primary key (tenant_id, handoff_id, key),
  foreign key (tenant_id, handoff_id) references companion.handoffs (tenant_id, id) on delete cascade
);
select companion.protect('companion.handoff_messages');
