-- With an alarm goes what happened to it: erasing a person leaves nothing of theirs.
alter table companion.alarm_events drop constraint alarm_events_tenant_id_alarm_id_fkey,
  add foreign key (tenant_id, alarm_id) references companion.alarms (tenant_id, id) on delete cascade;
alter table companion.alarm_sends drop constraint alarm_sends_tenant_id_alarm_id_fkey,
  add foreign key (tenant_id, alarm_id) references companion.alarms (tenant_id, id) on delete cascade;
alter table companion.alarm_handoffs drop constraint alarm_handoffs_tenant_id_alarm_id_fkey,
  add foreign key (tenant_id, alarm_id) references companion.alarms (tenant_id, id) on delete cascade;
