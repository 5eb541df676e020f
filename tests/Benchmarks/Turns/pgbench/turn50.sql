\set lo (:client_id * 1000 + random(0, 19) * 50)
begin;
select version, box from bench.state where tenant = '00000000-0000-0000-0000-000000000001' and id between :lo and :lo + 49 order by id for update;
insert into bench.inbox select '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', nextval('bench.updates')::text, now() from generate_series(1, 50);
update bench.state set version = version + 1, box = decode(repeat('cd', 600), 'hex'), updated_at = now() where tenant = '00000000-0000-0000-0000-000000000001' and id between :lo and :lo + 49;
insert into bench.turns select '00000000-0000-0000-0000-000000000001', id, version, now(), decode(repeat('ef', 250), 'hex') from bench.state where tenant = '00000000-0000-0000-0000-000000000001' and id between :lo and :lo + 49;
insert into bench.outbox (tenant, chat, box) select '00000000-0000-0000-0000-000000000001', g::text, decode(repeat('ba', 400), 'hex') from generate_series(:lo, :lo + 49) g;
commit;
