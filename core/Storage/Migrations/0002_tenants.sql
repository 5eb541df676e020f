create table tenants (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    languages text[] not null check (languages <@ array['en', 'ru', 'uk', 'pt', 'vi'] and cardinality(languages) > 0),
    settings jsonb not null default '{}',
    created_at timestamptz not null
);
select protect('tenants', worker => true, tenant_column => 'id');

-- Data keys and index keys, each wrapped by the master key. Without these rows nothing that a tenant sealed can be opened.
create table tenant_keys (
    tenant_id uuid not null references tenants (id),
    key_id integer not null check (key_id > 0),
    purpose text not null check (purpose in ('data', 'index')),
    wrapped bytea not null check (length(wrapped) = 60),
    created_at timestamptz not null,
    retired_at timestamptz,
    primary key (tenant_id, key_id)
);
select protect('tenant_keys', worker => true);
