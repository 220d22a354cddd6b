-- Who is in the room, and when they were last seen there: written about a second after it changes and refreshed every
-- half minute, so that it goes stale, not wrong, when a server dies.
alter table participant add column present boolean not null default false;
alter table participant add column seen_at timestamptz;

-- Lists on every node hear that something in them has changed. Nothing is told but that.
create function interviews_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('interviews', '');
    return null;
end $$;
create trigger interviews_changed after insert or update or delete on interview
    for each statement execute function interviews_changed();
create trigger interviews_changed after insert or update or delete on interview_interviewer
    for each statement execute function interviews_changed();
create trigger interviews_changed after insert or update or delete on scorecard
    for each statement execute function interviews_changed();
create trigger interviews_changed after insert or update or delete on participant
    for each statement execute function interviews_changed();
