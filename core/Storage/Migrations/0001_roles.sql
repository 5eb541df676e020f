-- Runs as the login that the connection names (the others run as companion_owner).
-- Roles belong to the whole server: another database of it may have made them already, or be making them now.
do $$
declare
    wanted text;
    made boolean;
begin
    foreach wanted in array array['companion_owner', 'companion_app', 'companion_worker'] loop
        made := false;
        if not exists (select from pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole noreplication', wanted);
                made := true;
            exception when duplicate_object or unique_violation then
                null;
            end;
        end if;
        -- A login that is not a superuser has to be a member to act as the role; since PostgreSQL 16 making it does not suffice.
        if made or not pg_has_role(current_user, wanted, 'member') then
            execute format('grant %I to current_user', wanted);
        end if;
    end loop;
    execute format('grant create on database %I to companion_owner', current_database());
end
$$;

alter schema companion owner to companion_owner;
alter table companion.migrations owner to companion_owner;
grant usage on schema companion to companion_app, companion_worker;
-- Tables are granted one by one by companion.protect: what nobody thought of stays shut. Sequences give nothing away.
alter default privileges for role companion_owner in schema companion grant usage, select on sequences to companion_app, companion_worker;

-- The tenant of this transaction; null (and so no rows) while none is set.
create function companion.tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('companion.tenant', true), '')::uuid;
alter function companion.tenant() owner to companion_owner;

-- Shuts a tenant's table: the application sees and writes only rows of the transaction's tenant, the table's owner nothing at all.
-- worker: the role that looks for due work over all tenants (timers, outbox) may use it too.
-- The sub-select is evaluated once a statement, so the tenant leads every index scan.
create function companion.protect(relation regclass, worker boolean default false, tenant_column name default 'tenant_id') returns void
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('drop policy if exists own_tenant on %s', relation);
    execute format(
        'create policy own_tenant on %s to companion_app using (%2$I = (select companion.tenant())) with check (%2$I = (select companion.tenant()))',
        relation, tenant_column);
    execute format('grant select, insert, update, delete on %s to companion_app', relation);
    if worker then
        execute format('drop policy if exists every_tenant on %s', relation);
        execute format('create policy every_tenant on %s to companion_worker using (true) with check (true)', relation);
        execute format('grant select, insert, update, delete on %s to companion_worker', relation);
    end if;
end
$$;
alter function companion.protect(regclass, boolean, name) owner to companion_owner;
revoke all on function companion.protect(regclass, boolean, name) from public;
