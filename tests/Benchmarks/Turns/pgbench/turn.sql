\set id random(0, 31999)
begin;
select version, box from bench.state where tenant = '00000000-0000-0000-0000-000000000001' and id = :id for update;
insert into bench.inbox values ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', nextval('bench.updates')::text, now());
update bench.state set version = version + 1, box = decode(repeat('cd', 600), 'hex'), updated_at = now() where tenant = '00000000-0000-0000-0000-000000000001' and id = :id;
insert into bench.turns select '00000000-0000-0000-0000-000000000001', :id, version, now(), decode(repeat('ef', 250), 'hex') from bench.state where tenant = '00000000-0000-0000-0000-000000000001' and id = :id;
insert into bench.outbox (tenant, chat, box) values ('00000000-0000-0000-0000-000000000001', :id::text, decode(repeat('ba', 400), 'hex'));
commit;
