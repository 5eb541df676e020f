-- Operators close what was handed to them; until then it stands on their board.
alter table companion.alarm_handoffs add column closed_at timestamptz;
create index alarm_handoffs_open on companion.alarm_handoffs (tenant_id, at) where closed_at is null;
create index alarms_by_end on companion.alarms (tenant_id, ended_at) where ended_at is not null;
-- Those of before this page existed are history.
update companion.alarm_handoffs set closed_at = at where at < now() - interval '1 day';
