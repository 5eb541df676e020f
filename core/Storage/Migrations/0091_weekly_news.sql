-- Which week of a person was already put on its way to whom: once, whatever node plans it.
create table companion.weekly_news (
  tenant_id uuid        not null references companion.tenants (id),
  reader_id uuid        not null,
  person_id uuid        not null,
  week      date        not null,
  due_at    timestamptz not null,
  primary key (tenant_id, reader_id, person_id, week)
);
select companion.protect('companion.weekly_news');
