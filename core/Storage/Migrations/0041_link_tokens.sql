-- One-time ways from another channel to the web page. Only keyed hashes are kept: who reads this table can enter nowhere.
create table companion.link_tokens (
  tenant_id       uuid  not null,
  token_hash      bytea not null,
  code_hash       bytea not null,
  conversation_id uuid  not null,
  person_id       uuid  not null,
  expires_at      timestamptz not null,
  used_at         timestamptz,
  primary key (tenant_id, token_hash)
);
create index link_tokens_by_code on companion.link_tokens (tenant_id, code_hash);
select companion.protect('companion.link_tokens');
