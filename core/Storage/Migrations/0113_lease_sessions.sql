-- A holder whose session has ended is dead: the next one need not wait until its row is old. "session" is the node that holds the
-- advisory lock of its name (hashtextextended(node, 0)) as long as it lives; where it is not the row's node, only the age counts.
alter table companion.leases add column session uuid;
