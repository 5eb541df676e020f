-- Whether a look was the staff's, and why, so that the person is told that too. Why: a code of LookReason.
alter table companion.access_log
  add column by_staff boolean not null default false,
  add column reason text check (length(reason) between 1 and 40);
