-- When the weekly news come to somebody who chose it: weekday 1 Monday … 7 Sunday, by their own clock. Without a row: Sundays at 18:00.
create table companion.news_hours (
  tenant_id uuid     not null references companion.tenants (id),
  person_id uuid     not null,
  weekday   smallint not null check (weekday between 1 and 7),
  hour      time     not null,
  set_at    timestamptz not null,
  primary key (tenant_id, person_id)
);
select companion.protect('companion.news_hours');
