-- Staff who sign in to the panel. Login names are chosen, not e-mail addresses; the TOTP key is sealed under the tenant's key.
create table companion.staff (
  tenant_id            uuid        not null references companion.tenants (id),
  id                   uuid        not null,
  user_name            text        not null check (length(user_name) between 1 and 64),
  normalized_user_name text        not null,
  role                 text        not null check (role in ('Admin')),
  password_hash        text,
  security_stamp       text        not null,
  concurrency_stamp    text        not null,
  totp_key_box         bytea,
  -- The last time step whose code was taken: a code counts once (RFC 6238, 5.2).
  totp_step            bigint      not null default 0,
  created_at           timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, normalized_user_name)
);
select companion.protect('companion.staff');

create table companion.staff_sessions (
  tenant_id  uuid        not null,
  id         uuid        not null,
  staff_id   uuid        not null,
  created_at timestamptz not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references companion.staff (tenant_id, id) on delete cascade
);
create index on companion.staff_sessions (tenant_id, staff_id);
select companion.protect('companion.staff_sessions');

-- One-time links, challenges between password and code, access and refresh tokens: only hashes.
create table companion.staff_tokens (
  tenant_id    uuid        not null,
  id           uuid        not null,
  staff_id     uuid        not null,
  session_id   uuid,
  purpose      text        not null check (purpose in ('Link', 'Challenge', 'Access', 'Refresh')),
  secret_hash  bytea       not null check (length(secret_hash) = 32),
  totp_key_box bytea,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references companion.staff (tenant_id, id) on delete cascade,
  foreign key (tenant_id, session_id) references companion.staff_sessions (tenant_id, id) on delete cascade
);
create index on companion.staff_tokens (tenant_id, staff_id, purpose);
create index on companion.staff_tokens (tenant_id, session_id);
select companion.protect('companion.staff_tokens');

-- Failures by a keyed hash of account and address (or of the account alone, once the password was right).
create table companion.staff_attempts (
  tenant_id     uuid        not null references companion.tenants (id),
  key           bytea       not null,
  failures      integer     not null,
  blocked_until timestamptz,
  seen_at       timestamptz not null,
  primary key (tenant_id, key)
);
select companion.protect('companion.staff_attempts');
