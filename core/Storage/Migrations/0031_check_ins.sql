-- The daily check-in of a local day: when it was due, when it was put on its way, when the person first reacted, when they answered.
create table companion.check_ins (
  tenant_id    uuid        not null references companion.tenants (id),
  person_id    uuid        not null,
  day          date        not null,
  due_at       timestamptz not null,
  delivered_at timestamptz,
  seen_at      timestamptz,
  answered_at  timestamptz,
  outcome      text        check (outcome in ('answered', 'declined', 'missed')),
  primary key (tenant_id, person_id, day)
);
select companion.protect('companion.check_ins');
