-- What another person or an alarm has to tell now goes ahead of timers that are merely due, however many these are.
alter table companion.timers add column urgent boolean not null default false;
create index timers_urgent on companion.timers (due_at) where urgent;

-- "Tell this person" finds their conversation by key.
create index conversations_by_person on companion.conversations (tenant_id, person_id);
