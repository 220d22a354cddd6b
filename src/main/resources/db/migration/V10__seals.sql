-- What vouches for a finished recording: the head of its chain of hashes, and the whole file as it is given out. Written
-- once; docs/recording-format.md says how it is computed.
create table seal (
    interview_id uuid primary key references interview,
    head         text        not null check (head ~ '^[0-9a-f]{64}$'),
    events       bigint      not null check (events > 0),
    sealed_at    timestamptz not null,
    recording    bytea       not null                -- recording.jsonl, the seal's line included, in gzip
);
-- It is compressed already.
alter table seal alter column recording set storage external;

-- Finished, and not sealed yet: mostly empty, so that looking for work costs nothing.
create table unsealed (
    interview_id uuid primary key references interview,
    finished_at  timestamptz not null
);
insert into unsealed (interview_id, finished_at)
select id, finished_at from interview
where stage = 'FINISHED' and (
    select type from recorded_event where interview_id = interview.id order by seq desc limit 1) = 'finished';

-- A sealed recording stays as it is, whoever asks. There is no switch to get around this: whatever will erase a person
-- some day has to replace these functions in a migration of its own, and leave a trace.
create function refuse_for_sealed() returns trigger language plpgsql as $$
begin
    raise exception 'The recording is sealed' using errcode = 'integrity_constraint_violation';
end $$;

-- Once per statement: the writer's statement has the events of all rooms.
create function refuse_events_for_sealed() returns trigger language plpgsql as $$
begin
    if exists (select from added join seal using (interview_id)) then
        raise exception 'The recording is sealed' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create trigger sealed_takes_no_more after insert on recorded_event
    referencing new table as added for each statement execute function refuse_events_for_sealed();

create function refuse_changes_for_sealed() returns trigger language plpgsql as $$
begin
    if exists (select from seal where interview_id = old.interview_id) then
        raise exception 'The recording is sealed' using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'DELETE' then return old; end if;
    if exists (select from seal where interview_id = new.interview_id) then
        raise exception 'The recording is sealed' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger sealed_does_not_change before update or delete on recorded_event
    for each row execute function refuse_changes_for_sealed();

create function refuse_emptying_with_sealed() returns trigger language plpgsql as $$
begin
    if exists (select from seal) then
        raise exception 'There are sealed recordings' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create trigger sealed_is_not_emptied before truncate on recorded_event
    for each statement execute function refuse_emptying_with_sealed();

create trigger seal_does_not_change before update or delete on seal
    for each row execute function refuse_for_sealed();
create trigger seal_is_not_emptied before truncate on seal
    for each statement execute function refuse_emptying_with_sealed();
