-- A person has one way to the page at a time: a new one ends the earlier.
create index link_tokens_by_person on companion.link_tokens (tenant_id, person_id);
