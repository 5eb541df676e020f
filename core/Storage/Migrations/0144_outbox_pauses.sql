-- Accounts whose bulk waits until staff let it go on. Alarms, replies and alerts are never paused.
create table companion.outbox_pauses (
  tenant_id  uuid        not null references companion.tenants (id),
  account_id uuid        not null,
  paused_by  uuid        not null,
  paused_at  timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references companion.channel_accounts (tenant_id, id) on delete cascade
);
select companion.protect('companion.outbox_pauses', true);
