-- Staff find a person by the exact name, through a keyed hash of it; the name itself stays sealed. Rows from before get theirs from the bot.
alter table companion.people add column name_index bytea;
create index people_by_name on companion.people (tenant_id, name_index) where name_index is not null;
create index people_without_index on companion.people (tenant_id, id) where name_box is not null and name_index is null;
create index people_by_language on companion.people (tenant_id, language, id);
create index people_by_country on companion.people (tenant_id, country, id);
