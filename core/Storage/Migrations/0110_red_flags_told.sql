-- When others were told of a red flag, so that they hear of one episode once.
alter table companion.sos_events drop constraint sos_events_step_check;
alter table companion.sos_events add constraint sos_events_step_check
  check (step in ('offered', 'raised', 'mistake', 'stayed', 'declined', 'told'));
