-- Of a message that goes out in several parts: how many are out. A crash in the middle goes on behind them.
alter table companion.outbox add column parts_sent smallint not null default 0;
