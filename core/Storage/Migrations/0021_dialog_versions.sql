-- Every version of a built-in dialog that ever ran here, so that a conversation which began with it can end with it after an update.
-- Not of a tenant: built-in dialogs are the same for all.
create table companion.dialog_versions (
  dialog     text not null,
  version    text not null,
  sources    jsonb not null,
  first_seen timestamptz not null,
  primary key (dialog, version)
);
grant select, insert on companion.dialog_versions to companion_app, companion_worker;
