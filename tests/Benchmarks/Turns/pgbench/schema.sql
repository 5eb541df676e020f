create schema if not exists bench;
create table if not exists bench.state (tenant uuid, id bigint, version bigint not null, box bytea not null, updated_at timestamptz not null, primary key (tenant, id)) with (fillfactor = 60);
create table if not exists bench.inbox (tenant uuid, account uuid, external_id text, received_at timestamptz not null, primary key (tenant, account, external_id));
create table if not exists bench.turns (tenant uuid, id bigint, number bigint, at timestamptz not null, box bytea not null, primary key (tenant, id, number));
create table if not exists bench.outbox (tenant uuid, id bigint generated always as identity, chat text not null, box bytea not null, primary key (tenant, id));
create sequence if not exists bench.updates cache 100;
insert into bench.state select '00000000-0000-0000-0000-000000000001', g, 1, decode(repeat('ab', 600), 'hex'), now() from generate_series(0, 31999) g on conflict do nothing;
vacuum analyze bench.state;
