-- Persons of a tenant. What a turn needs of them lives in the conversation's state as well; these rows are for everybody else.
create table companion.people (
  tenant_id    uuid        not null references companion.tenants (id),
  id           uuid        not null,
  created_at   timestamptz not null,
  language     text        not null,
  time_zone    text        not null default 'Etc/UTC',
  country      text        not null default '',
  name_box     bytea,
  onboarded_at timestamptz,
  check_in_at  time,
  quiet_from   time,
  quiet_to     time,
  primary key (tenant_id, id)
);
select companion.protect('companion.people');
