-- Finished runs of the jobs that go by the clock of the installation: of several nodes one does each. Not of a tenant.
create table companion.job_runs (
  job         text        not null,
  due_at      timestamptz not null,
  finished_at timestamptz not null,
  primary key (job, due_at)
);
grant select, insert, delete on companion.job_runs to companion_worker;
