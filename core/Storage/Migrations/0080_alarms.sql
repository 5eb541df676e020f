-- A call for help, from its countdown to its end. "box" is the whole alarm with the ladder copied at its start, sealed; the columns beside
-- it are what is looked for. epoch grows with every transition.
create table companion.alarms (
  tenant_id  uuid        not null references companion.tenants (id),
  id         uuid        not null,
  person_id  uuid        not null,
  kind       text        not null check (kind in ('Sos', 'Test', 'Silence')),
  state      text        not null check (state in ('Countdown', 'Alerting', 'Acknowledged', 'OnTheWay', 'Resolved', 'HandedOver')),
  outcome    text,
  epoch      bigint      not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  next_due   timestamptz,
  ended_at   timestamptz,
  stalls     int         not null default 0,
  box        bytea       not null,
  primary key (tenant_id, id),
  check ((ended_at is null) = (state not in ('Resolved', 'HandedOver'))),
  check (ended_at is null or next_due is null)
);
-- Ten taps are one alarm.
create unique index alarms_running on companion.alarms (tenant_id, person_id) where ended_at is null;
create index alarms_by_due on companion.alarms (next_due) where next_due is not null;
create index alarms_by_person on companion.alarms (tenant_id, person_id, started_at);
select companion.protect('companion.alarms', true);

-- Everything that happened to an alarm, in order. contact is its place in the copied ladder.
create table companion.alarm_events (
  tenant_id uuid        not null,
  alarm_id  uuid        not null,
  number    int         not null,
  at        timestamptz not null,
  what      text        not null,
  contact   int,
  way       text,
  primary key (tenant_id, alarm_id, number),
  foreign key (tenant_id, alarm_id) references companion.alarms (tenant_id, id)
);
select companion.protect('companion.alarm_events');

-- One attempt to reach one contact by one way. What goes through a provider waits here ("box": where to, and what); what goes through a
-- chat waits in the outbox, whose row is named. way is the place among the contact's ways.
create table companion.alarm_sends (
  tenant_id   uuid        not null,
  alarm_id    uuid        not null,
  number      int         not null,
  contact     int         not null,
  way         int         not null,
  kind        text        not null,
  page        boolean     not null,
  state       text        not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed')),
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  due_at      timestamptz,
  attempts    int         not null default 0,
  outbox_id   bigint,
  provider_id text,
  error       text,
  box         bytea,
  primary key (tenant_id, alarm_id, number),
  foreign key (tenant_id, alarm_id) references companion.alarms (tenant_id, id)
);
create index alarm_sends_by_due on companion.alarm_sends (due_at) where due_at is not null;
create index alarm_sends_by_outbox on companion.alarm_sends (tenant_id, outbox_id) where outbox_id is not null;
create index alarm_sends_by_provider on companion.alarm_sends (tenant_id, provider_id) where provider_id is not null;
create index alarm_sends_queued on companion.alarm_sends (changed_at) where state = 'queued';
select companion.protect('companion.alarm_sends', true);

-- Alarms that nobody of the ladder took: staff look here.
create table companion.alarm_handoffs (
  tenant_id uuid        not null,
  alarm_id  uuid        not null,
  person_id uuid        not null,
  at        timestamptz not null,
  reason    text        not null,
  taken_by  uuid,
  taken_at  timestamptz,
  primary key (tenant_id, alarm_id),
  foreign key (tenant_id, alarm_id) references companion.alarms (tenant_id, id)
);
select companion.protect('companion.alarm_handoffs');

create index if not exists chats_by_person on companion.chats (tenant_id, person_id);
