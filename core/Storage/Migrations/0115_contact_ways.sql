-- How a person wants each of their contacts called in an alarm; null: as the person waits for everybody, by every way.
alter table companion.relations
  add column wait_s integer check (wait_s between 15 and 3600),
  add column ways   text[]  check (ways <@ array['chat', 'push', 'email', 'sms']);

-- Somebody without an account, whom another person keeps as a contact: goes when that person ends it or is erased.
alter table companion.people add column kept_by uuid;
create index people_kept on companion.people (tenant_id, kept_by) where kept_by is not null;

-- Codes that show that a phone or an address is really theirs. person_id asked for it; contact_id is whose it is. value_box: what it becomes.
create table companion.contact_codes (
  tenant_id  uuid        not null references companion.tenants (id),
  id         uuid        not null,
  person_id  uuid        not null,
  contact_id uuid        not null,
  way        text        not null check (way in ('email', 'phone')),
  value_box  bytea       not null,
  code_hash  bytea       not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  attempts   integer     not null default 0,
  used_at    timestamptz,
  primary key (tenant_id, id)
);
create index contact_codes_of_contact on companion.contact_codes (tenant_id, contact_id, way, made_at);
create index contact_codes_of_person on companion.contact_codes (tenant_id, person_id, made_at);
select companion.protect('companion.contact_codes');
