-- What a chat still waits for is found by the chat; bulk, the only long queue, by its order. Each kind keeps the other's index small.
drop index companion.outbox_by_lane;
create index outbox_urgent on companion.outbox (tenant_id, account_id, chat_id) where lane < 3;
create index outbox_bulk on companion.outbox (tenant_id, account_id, id) where lane = 3;
