-- Counts the changes of an account, so that what was read before somebody else's change is never written over it.
alter table staff add column version integer not null default 0;
