-- Every answer to a question of consent, with the text it was given to; the newest of a kind is in force.
create table companion.consents (
  tenant_id uuid        not null references companion.tenants (id),
  person_id uuid        not null,
  kind      text        not null check (kind in ('health', 'ai', 'sharing')),
  at        timestamptz not null,
  granted   boolean     not null,
  language  text        not null,
  text_hash text        not null,
  primary key (tenant_id, person_id, kind, at)
);
select companion.protect('companion.consents');
