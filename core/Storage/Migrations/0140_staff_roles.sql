-- Roles beside the first one. Who was there before could do everything: they are owners. Owned tables show their owner no rows while
-- row-level security is forced.
alter table companion.staff drop constraint staff_role_check;
alter table companion.staff no force row level security;
update companion.staff set role = 'Owner';
alter table companion.staff force row level security;
alter table companion.staff
  add constraint staff_role_check check (role in ('Operator', 'Doctor', 'Manager', 'Admin', 'Owner')),
  add column disabled_at timestamptz;
