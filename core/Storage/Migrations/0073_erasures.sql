-- That somebody was erased and when; nothing of them.
create table companion.erasures (
  tenant_id uuid        not null references companion.tenants (id),
  person_id uuid        not null,
  at        timestamptz not null,
  primary key (tenant_id, person_id)
);
select companion.protect('companion.erasures');
