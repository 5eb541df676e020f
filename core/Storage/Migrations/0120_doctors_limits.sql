-- A person may let their doctor set the limits of their readings.
alter table companion.relations drop constraint relations_sees_check;
alter table companion.relations add constraint relations_sees_check check (sees <@ array['diary', 'trends', 'medicines', 'position', 'alarms', 'limits']);
