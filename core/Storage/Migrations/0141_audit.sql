-- What was done and looked at, by whom and why: a chain of hashes for each tenant and kind. Nobody writes these tables but
-- companion.audit, which runs as their owner: the application can add to the end and read, and nothing else. Ids only: after an erasure
-- an entry leads to nobody, and the chain still holds.
create table companion.audit_log (
  tenant_id  uuid        not null references companion.tenants (id),
  kind       text        not null check (kind in ('Activity', 'Health', 'Consent')),
  seq        bigint      not null,
  at         timestamptz not null,
  actor_kind text        not null check (actor_kind in ('Staff', 'Person', 'System')),
  actor_id   uuid,
  action     text        not null check (length(action) between 1 and 60),
  person_id  uuid,
  object     text        check (length(object) <= 200),
  reason     text        check (length(reason) <= 40),
  details    text        check (length(details) <= 2000),
  hash       bytea       not null check (length(hash) = 32),
  primary key (tenant_id, kind, seq, at)
) partition by list (kind);
create index audit_log_by_person on companion.audit_log (tenant_id, person_id, at) where person_id is not null;
create index audit_log_by_action on companion.audit_log (tenant_id, action);
create index audit_log_by_age on companion.audit_log (tenant_id, at, kind, seq);

-- A month a partition, so that forgetting is dropping a table.
create table companion.audit_activity partition of companion.audit_log for values in ('Activity') partition by range (at);
create table companion.audit_health partition of companion.audit_log for values in ('Health') partition by range (at);
create table companion.audit_consent partition of companion.audit_log for values in ('Consent') partition by range (at);

-- The last entry of each chain, and the last one that was forgotten.
create table companion.audit_heads (
  tenant_id  uuid        not null references companion.tenants (id),
  kind       text        not null,
  seq        bigint      not null,
  at         timestamptz not null,
  hash       bytea       not null,
  cut_seq    bigint      not null default 0,
  cut_at     timestamptz,
  cut_hash   bytea       not null,
  primary key (tenant_id, kind)
);

-- Heads as they were seen, signed with a key that the database does not have; the hosts keep them in a file as well.
create table companion.audit_anchors (
  tenant_id uuid        not null references companion.tenants (id),
  kind      text        not null,
  seq       bigint      not null,
  at        timestamptz not null,
  hash      bytea       not null,
  signature bytea       not null,
  primary key (tenant_id, kind, seq)
);

do $$
declare
  wanted text;
begin
  foreach wanted in array array['audit_log', 'audit_heads', 'audit_anchors'] loop
    execute format('alter table companion.%I enable row level security', wanted);
    execute format('alter table companion.%I force row level security', wanted);
    execute format(
      'create policy own_tenant on companion.%I to companion_app, companion_owner using (tenant_id = (select companion.tenant())) with check (tenant_id = (select companion.tenant()))',
      wanted);
    execute format('grant select on companion.%I to companion_app', wanted);
  end loop;
end $$;
grant insert on companion.audit_anchors to companion_app;
-- The host that anchors looks at the heads of all tenants.
create policy every_tenant on companion.audit_heads to companion_worker, companion_owner using (true) with check (true);
grant select on companion.audit_heads to companion_worker;

-- The partition of a month.
create function companion.audit_month(of_kind text, month timestamptz) returns void
  language plpgsql security definer set search_path = companion, pg_temp
as $$
declare
  starts timestamp := date_trunc('month', month at time zone 'UTC');
begin
  perform pg_advisory_xact_lock(hashtext('companion.audit_month'));
  execute format(
    'create table if not exists companion.%I partition of companion.%I for values from (%L) to (%L)',
    format('audit_%s_%s', lower(of_kind), to_char(starts, 'YYYYMM')), 'audit_' || lower(of_kind),
    starts at time zone 'UTC', (starts + interval '1 month') at time zone 'UTC');
end $$;

create function companion.audit_field(value text) returns text
  language sql immutable parallel safe
  return coalesce(octet_length(convert_to(value, 'UTF8'))::text || ':' || value, '-') || ',';

-- Adds to the end of the transaction's tenant's chain. Two writers come one after the other by the head's row lock: write last.
create function companion.audit(
  of_kind text, entry_at timestamptz, by_kind text, by_id uuid, what text, about_person uuid, about text, why text, more text) returns bigint
  language plpgsql security definer set search_path = companion, pg_temp
as $$
declare
  head companion.audit_heads;
  happened timestamptz;
  hashed bytea;
begin
  if companion.tenant() is null then
    raise exception 'an audit entry belongs to a tenant';
  end if;

  insert into companion.audit_heads (tenant_id, kind, seq, at, hash, cut_hash)
  values (companion.tenant(), of_kind, 0, entry_at, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))
  on conflict do nothing;
  select * into strict head from companion.audit_heads where tenant_id = companion.tenant() and kind = of_kind for update;
  -- A clock that was put back must not put an entry into a month that may be forgotten before its neighbours.
  happened := greatest(entry_at, head.at);
  if to_regclass(format('companion.audit_%s_%s', lower(of_kind), to_char(happened at time zone 'UTC', 'YYYYMM'))) is null then
    perform companion.audit_month(of_kind, happened);
  end if;

  -- Also written in C#, by the verifier (core/Audit/AuditHash.cs).
  hashed := sha256(head.hash || convert_to(
    audit_field(companion.tenant()::text) || audit_field(of_kind) || audit_field((head.seq + 1)::text)
    || audit_field((extract(epoch from happened) * 1000000)::bigint::text) || audit_field(by_kind) || audit_field(by_id::text)
    || audit_field(what) || audit_field(about_person::text) || audit_field(about) || audit_field(why) || audit_field(more), 'UTF8'));
  insert into companion.audit_log (tenant_id, kind, seq, at, actor_kind, actor_id, action, person_id, object, reason, details, hash)
  values (companion.tenant(), of_kind, head.seq + 1, happened, by_kind, by_id, what, about_person, about, why, more, hashed);
  update companion.audit_heads set seq = head.seq + 1, at = happened, hash = hashed where tenant_id = companion.tenant() and kind = of_kind;
  return head.seq + 1;
end $$;

-- Drops the months that are past their time: activity after 90 days; looks at health data and consents after six years (45 CFR
-- 164.316(b)(2)(i) is the longest rule that was found). Asked by whoever, it goes by the server's clock at the latest.
create function companion.audit_forget(until timestamptz) returns int
  language plpgsql security definer set search_path = companion, pg_temp
as $$
declare
  month record;
  chain record;
  dropped int := 0;
begin
  for month in
    select c.relname, k.kind, to_timestamp(right(c.relname, 6) || '01 00:00:00+00', 'YYYYMMDD HH24:MI:SSTZH') + interval '1 month' as ends
    from (values ('Activity', interval '90 days'), ('Health', interval '6 years'), ('Consent', interval '6 years')) as k (kind, keep)
    join pg_inherits i on i.inhparent = to_regclass('companion.audit_' || lower(k.kind))
    join pg_class c on c.oid = i.inhrelid
    where to_timestamp(right(c.relname, 6) || '01 00:00:00+00', 'YYYYMMDD HH24:MI:SSTZH') + interval '1 month' < least(until, now()) - k.keep
    order by c.relname
  loop
    for chain in select h.tenant_id from companion.audit_heads h where h.kind = month.kind for update loop
      perform set_config('companion.tenant', chain.tenant_id::text, true);
      update companion.audit_heads h set cut_seq = l.seq, cut_at = l.at, cut_hash = l.hash
      from (
        select e.seq, e.at, e.hash from companion.audit_log e
        where e.tenant_id = chain.tenant_id and e.kind = month.kind and e.at < month.ends order by e.seq desc limit 1) l
      where h.tenant_id = chain.tenant_id and h.kind = month.kind;
    end loop;
    execute format('drop table companion.%I', month.relname);
    dropped := dropped + 1;
  end loop;
  perform set_config('companion.tenant', '', true);
  return dropped;
end $$;

revoke all on function companion.audit_month(text, timestamptz), companion.audit_forget(timestamptz),
  companion.audit(text, timestamptz, text, uuid, text, uuid, text, text, text) from public;
grant execute on function companion.audit(text, timestamptz, text, uuid, text, uuid, text, text, text) to companion_app;
grant execute on function companion.audit_forget(timestamptz) to companion_worker;
