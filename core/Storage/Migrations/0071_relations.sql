-- Who cares for whom. person_id is the older person, who decides; other_id the relative, doctor or operator. Ended relations are kept:
-- they are the answer to "who could see this then". words_box: how the person confirmed it; label_box: what they call the other.
create table companion.relations (
  tenant_id    uuid        not null references companion.tenants (id),
  id           uuid        not null,
  person_id    uuid        not null,
  other_id     uuid        not null,
  kind         text        not null check (kind in ('relative', 'doctor', 'operator')),
  rank         integer     not null,
  sees         text[]      not null check (sees <@ array['diary', 'trends', 'medicines', 'position', 'alarms']),
  told         text[]      not null check (told <@ array['sos', 'missed', 'red-flags', 'weekly', 'medicines']),
  state        text        not null check (state in ('proposed', 'active', 'revoked')),
  label_box    bytea,
  words_box    bytea,
  created_at   timestamptz not null,
  confirmed_at timestamptz,
  revoked_at   timestamptz,
  primary key (tenant_id, id),
  check (person_id <> other_id),
  check (state <> 'active' or confirmed_at is not null),
  check (state <> 'revoked' or revoked_at is not null)
);
create unique index relations_live on companion.relations (tenant_id, person_id, other_id) where state <> 'revoked';
create index relations_of_other on companion.relations (tenant_id, other_id);
select companion.protect('companion.relations');

-- Other ways to reach a person. "found_by" is a keyed hash of the normalised value.
create table companion.person_contacts (
  tenant_id   uuid        not null references companion.tenants (id),
  person_id   uuid        not null,
  way         text        not null check (way in ('email', 'phone')),
  value_box   bytea       not null,
  found_by    bytea       not null,
  set_at      timestamptz not null,
  verified_at timestamptz,
  primary key (tenant_id, person_id, way)
);
create index person_contacts_by_value on companion.person_contacts (tenant_id, way, found_by);
select companion.protect('companion.person_contacts');

-- Every look of somebody else at a person's data, also the refused ones.
create table companion.access_log (
  tenant_id uuid        not null references companion.tenants (id),
  id        uuid        not null,
  person_id uuid        not null,
  viewer_id uuid        not null,
  at        timestamptz not null,
  what      text        not null,
  allowed   boolean     not null,
  primary key (tenant_id, id)
);
create index access_log_of_person on companion.access_log (tenant_id, person_id, at);
select companion.protect('companion.access_log');
