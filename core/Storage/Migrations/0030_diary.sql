-- What a person wrote down in one go. Free text is in boxes, encrypted.
create table companion.diary_entries (
  tenant_id    uuid        not null references companion.tenants (id),
  id           uuid        not null,
  person_id    uuid        not null,
  recorded_at  timestamptz not null,
  mood         smallint    check (mood between 1 and 5),
  pain         smallint    check (pain between 0 and 10),
  sleep_hours  numeric(4, 2) check (sleep_hours between 0 and 24),
  medicines    boolean,
  symptoms_box bytea,
  note_box     bytea,
  primary key (tenant_id, id)
);
create index diary_entries_by_person on companion.diary_entries (tenant_id, person_id, recorded_at);
select companion.protect('companion.diary_entries');

-- One row for each thing measured, in the kind's own unit. Blood pressure has its two numbers, everything else has value.
create table companion.measurements (
  tenant_id   uuid        not null references companion.tenants (id),
  id          uuid        not null,
  person_id   uuid        not null,
  entry_id    uuid,
  kind        text        not null,
  measured_at timestamptz not null,
  value       numeric(7, 2),
  systolic    smallint,
  diastolic   smallint,
  unit        text        not null,
  source      text        not null,
  note_box    bytea,
  primary key (tenant_id, id),
  check ((kind = 'blood-pressure') = (systolic is not null and diastolic is not null and value is null))
);
create index measurements_by_person on companion.measurements (tenant_id, person_id, kind, measured_at);
select companion.protect('companion.measurements');
