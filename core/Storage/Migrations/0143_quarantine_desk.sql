-- What could not be taken can be tried again or dismissed. target_id: the conversation that it was meant for, when no chat brought it (by
-- another name than conversation_id, which would take erasing away from the chat's address).
alter table companion.quarantine
  add column target_id uuid,
  add column attempts int not null default 1,
  add column changed_by uuid,
  add column changed_at timestamptz,
  add check (status in ('new', 'retrying', 'done', 'dismissed', 'failed-again'));
create index quarantine_by_status on companion.quarantine (tenant_id, status, id);
create index quarantine_retrying on companion.quarantine (id) where status = 'retrying';
select companion.protect('companion.quarantine', true);
