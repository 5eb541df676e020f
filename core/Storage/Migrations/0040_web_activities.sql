-- What was said in each web chat, in order: the page and Direct Line clients read it from their watermark on. "box" is the encrypted activity.
create table companion.web_activities (
  tenant_id  uuid   not null,
  account_id uuid   not null,
  chat_id    text   not null,
  seq        bigint not null,
  created_at timestamptz not null,
  box        bytea  not null,
  primary key (tenant_id, account_id, chat_id, seq)
);
select companion.protect('companion.web_activities');

-- Devices whose long-lived credential no longer counts ("forget this device", a lost phone).
create table companion.web_revocations (
  tenant_id  uuid not null,
  chat_id    text not null,
  revoked_at timestamptz not null,
  primary key (tenant_id, chat_id)
);
select companion.protect('companion.web_revocations');
