-- What a person takes and when. The plan is the code of DosePlan; name and dose are the person's own words, sealed.
create table companion.medicines (
  tenant_id  uuid        not null references companion.tenants (id),
  id         uuid        not null,
  person_id  uuid        not null,
  name_box   bytea       not null,
  dose_box   bytea,
  plan       text        not null check (length(plan) between 1 and 120),
  plan_since timestamptz not null,
  starts_on  date        not null,
  ends_on    date,
  status     text        not null check (status in ('active', 'paused', 'stopped', 'ended')),
  per_dose   numeric(7, 2) not null default 1 check (per_dose > 0),
  stock      numeric(9, 2) check (stock >= 0),
  stock_told smallint,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index medicines_by_person on companion.medicines (tenant_id, person_id) where status <> 'stopped';
select companion.protect('companion.medicines');

-- One row for each dose, written before it is due. A dose is its day and hour on the person's wall clock, so a move to another zone or a
-- change of the clocks moves due_at and never makes a second one. Unplanned intakes are rows too, with the hour at which they were told.
create table companion.medicine_doses (
  tenant_id     uuid        not null references companion.tenants (id),
  id            uuid        not null,
  medicine_id   uuid        not null,
  person_id     uuid        not null,
  day           date        not null,
  at            time        not null,
  planned       boolean     not null default true,
  due_at        timestamptz not null,
  shift_minutes int         not null default 0,
  status        text        not null check (status in ('due', 'taken', 'skipped', 'missed', 'unasked')),
  asked_at      timestamptz,
  answered_at   timestamptz,
  taken_at      timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, medicine_id, day, at, planned),
  foreign key (tenant_id, medicine_id) references companion.medicines (tenant_id, id) on delete cascade,
  check ((status = 'taken') = (taken_at is not null))
);
create index medicine_doses_by_person on companion.medicine_doses (tenant_id, person_id, due_at);
select companion.protect('companion.medicine_doses');
