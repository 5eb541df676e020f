-- Counted once, when a day is over everywhere: charts of months over millions of rows open at once.
create table companion.day_numbers (
  tenant_id  uuid        not null references companion.tenants (id),
  day        date        not null,
  numbers    jsonb       not null,
  counted_at timestamptz not null,
  primary key (tenant_id, day)
);
select companion.protect('companion.day_numbers');

create index check_ins_by_day on companion.check_ins (tenant_id, day, outcome);
create index alarms_by_start on companion.alarms (tenant_id, started_at);
create index people_by_creation on companion.people (tenant_id, created_at);
-- Turns come in the order of their time: a few pages tell where a day lies.
create index if not exists turns_by_time on companion.turns using brin (at) with (pages_per_range = 32, autosummarize = on);
