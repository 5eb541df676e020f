-- Every SOS, kept for ever: how it began and how it ended.
create table companion.sos_events (
  tenant_id  uuid        not null references companion.tenants (id),
  id         uuid        not null,
  person_id  uuid        not null,
  at         timestamptz not null,
  step       text        not null check (step in ('offered', 'raised', 'mistake', 'stayed', 'declined')),
  country    text        not null,
  number     text        not null,
  primary key (tenant_id, id)
);
create index sos_events_by_person on companion.sos_events (tenant_id, person_id, at);
select companion.protect('companion.sos_events');
