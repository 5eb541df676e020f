-- One-time ways for two people to find each other: a link and a code to type. Only keyed hashes are kept: who reads this table pairs with
-- nobody. side: which of the two made it.
create table companion.pairing_codes (
  tenant_id  uuid        not null references companion.tenants (id),
  id         uuid        not null,
  maker_id   uuid        not null,
  side       text        not null check (side in ('elder', 'carer')),
  kind       text        not null check (kind in ('relative', 'doctor')),
  token_hash bytea       not null,
  code_hash  bytea       not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  used_by    uuid,
  primary key (tenant_id, id)
);
create unique index pairing_codes_by_token on companion.pairing_codes (tenant_id, token_hash);
create unique index pairing_codes_by_code on companion.pairing_codes (tenant_id, code_hash) where used_at is null;
create index pairing_codes_by_maker on companion.pairing_codes (tenant_id, maker_id);
select companion.protect('companion.pairing_codes');

-- Codes that fitted nothing, so that nobody tries them one after the other.
create table companion.pairing_misses (
  tenant_id uuid        not null references companion.tenants (id),
  id        uuid        not null,
  person_id uuid        not null,
  at        timestamptz not null,
  primary key (tenant_id, id)
);
create index pairing_misses_by_age on companion.pairing_misses (tenant_id, at);
select companion.protect('companion.pairing_misses');
