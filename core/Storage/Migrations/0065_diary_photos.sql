-- The photo of a diary entry. Its content is a file, encrypted like every other.
create table companion.diary_photos (
  tenant_id uuid not null references companion.tenants (id),
  entry_id  uuid not null,
  person_id uuid not null,
  file_id   uuid not null,
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references companion.diary_entries (tenant_id, id) on delete cascade
);
create index diary_photos_by_person on companion.diary_photos (tenant_id, person_id);
select companion.protect('companion.diary_photos');
