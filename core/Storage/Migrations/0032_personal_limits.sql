-- Limits that the person's doctor set, in the kind's own unit; the newest of a kind is in force, the older ones are its audit.
create table companion.personal_limits (
  tenant_id uuid        not null references companion.tenants (id),
  person_id uuid        not null,
  kind      text        not null,
  at        timestamptz not null,
  low       numeric(7, 2),
  high      numeric(7, 2),
  set_by    text        not null,
  primary key (tenant_id, person_id, kind, at),
  check (low is null or high is null or low < high)
);
select companion.protect('companion.personal_limits');
