-- A picture that was drawn has its drawing (SVG) beside it, sharp at any size, for channels that show it.
alter table companion.files add column drawing_id uuid;
