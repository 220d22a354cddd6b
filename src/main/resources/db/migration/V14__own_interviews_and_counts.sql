-- What lists and counts are read from, so that they cost the same however many interviews there are. Kept by triggers, in
-- the transaction that changes something: docs/adr/0008-counts-in-pieces.md.

-- Whose own an interview is: who created it, is assigned to it or is known to its room. A cancelled one is nobody's. No
-- foreign keys: nothing but the function below writes here, and it begins with the interview.
create table own_interview (
    interview_id uuid        not null,
    staff_id     uuid        not null,
    stage        text        not null,
    listed_at    timestamptz not null,               -- what its stage's list is sorted by
    owes         boolean     not null,               -- it is over, they interviewed, and their feedback is missing
    primary key (interview_id, staff_id)
);
create index own_interview_listed on own_interview (staff_id, stage, listed_at, interview_id);
create index own_interview_owed on own_interview (staff_id, listed_at, interview_id) where owes;

-- The same as a rule.
create view interview_owner as
select interview.id as interview_id, reason.staff_id, interview.stage,
       case interview.stage
           when 'PENDING' then interview.due_at
           when 'ACTIVE' then interview.started_at
           else interview.finished_at
       end as listed_at,
       interview.stage = 'FINISHED' and bool_or(reason.sat) and not bool_or(scorecard.id is not null) as owes
from (select id as interview_id, created_by as staff_id, false as sat from interview
      union all
      select interview_id, staff_id, false from interview_interviewer
      union all
      select interview_id, staff_id, entered_at is not null from participant where staff_id is not null) as reason
join interview on interview.id = reason.interview_id
left join scorecard on scorecard.interview_id = reason.interview_id and scorecard.author_id = reason.staff_id
where interview.cancelled_at is null
group by interview.id, reason.staff_id;

-- How many interviews there are, in pieces: a change adds a row and waits for nobody, and the sum is the number. Of whose
-- own; the nil UUID is for all there are.
create table interview_count (
    staff_id uuid   not null,
    stage    text   not null,
    change   bigint not null
);
create index interview_count_staff on interview_count (staff_id);

create function count_interviews() returns trigger language plpgsql as $$
declare
    everybody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
    if tg_op = 'INSERT' then
        insert into interview_count
        select everybody, stage, count(*) from new_rows where cancelled_at is null group by stage;
    elsif tg_op = 'DELETE' then
        insert into interview_count
        select everybody, stage, -count(*) from old_rows where cancelled_at is null group by stage;
    else
        insert into interview_count
        select everybody, stage, sum(change)
        from (select stage, 1 as change from new_rows where cancelled_at is null
              union all
              select stage, -1 from old_rows where cancelled_at is null) as changes
        group by stage having sum(change) <> 0;
    end if;
    return null;
end $$;
create trigger count_interviews_added after insert on interview
    referencing new table as new_rows for each statement execute function count_interviews();
create trigger count_interviews_changed after update on interview
    referencing old table as old_rows new table as new_rows for each statement execute function count_interviews();
create trigger count_interviews_deleted after delete on interview
    referencing old table as old_rows for each statement execute function count_interviews();

create function count_own_interviews() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into interview_count select staff_id, stage, count(*) from new_rows group by staff_id, stage;
    elsif tg_op = 'DELETE' then
        insert into interview_count select staff_id, stage, -count(*) from old_rows group by staff_id, stage;
    else
        insert into interview_count
        select staff_id, stage, sum(change)
        from (select staff_id, stage, 1 as change from new_rows
              union all
              select staff_id, stage, -1 from old_rows) as changes
        group by staff_id, stage having sum(change) <> 0;
    end if;
    return null;
end $$;
create trigger count_own_interviews_added after insert on own_interview
    referencing new table as new_rows for each statement execute function count_own_interviews();
create trigger count_own_interviews_changed after update on own_interview
    referencing old table as old_rows new table as new_rows for each statement execute function count_own_interviews();
create trigger count_own_interviews_deleted after delete on own_interview
    referencing old table as old_rows for each statement execute function count_own_interviews();

-- Makes the rows of one interview what the rule says. Its lock is what makes this right: without it, two who make it
-- somebody's own at once, or one who does so while its stage changes, would not see each other. What follows the lock sees
-- what was committed before it was given.
create function keep_own_interview(changed uuid) returns void language plpgsql as $$
begin
    perform from interview where id = changed for no key update;
    delete from own_interview
    where interview_id = changed
        and staff_id not in (select staff_id from interview_owner where interview_id = changed);
    insert into own_interview (interview_id, staff_id, stage, listed_at, owes)
    select interview_id, staff_id, stage, listed_at, owes from interview_owner where interview_id = changed
    on conflict (interview_id, staff_id) do update
    set stage = excluded.stage, listed_at = excluded.listed_at, owes = excluded.owes
    where (own_interview.stage, own_interview.listed_at, own_interview.owes)
        is distinct from (excluded.stage, excluded.listed_at, excluded.owes);
end $$;

create function interview_changed() returns trigger language plpgsql as $$
begin
    perform keep_own_interview(coalesce(new.id, old.id));
    return null;
end $$;
create trigger keep_own_interview after insert or delete on interview
    for each row execute function interview_changed();
create trigger keep_own_interview_changed after update on interview
    for each row when (
        (old.stage, old.cancelled_at, old.created_by, old.due_at, old.started_at, old.finished_at)
        is distinct from (new.stage, new.cancelled_at, new.created_by, new.due_at, new.started_at, new.finished_at))
    execute function interview_changed();

create function part_of_interview_changed() returns trigger language plpgsql as $$
begin
    if old.interview_id is distinct from new.interview_id and old.interview_id is not null then
        perform keep_own_interview(old.interview_id);
    end if;
    if new.interview_id is not null then
        perform keep_own_interview(new.interview_id);
    end if;
    return null;
end $$;
create trigger keep_own_interview after insert or update or delete on interview_interviewer
    for each row execute function part_of_interview_changed();
create trigger keep_own_interview after insert or delete on scorecard
    for each row execute function part_of_interview_changed();
create trigger keep_own_interview_changed after update on scorecard
    for each row when ((old.interview_id, old.author_id) is distinct from (new.interview_id, new.author_id))
    execute function part_of_interview_changed();
create trigger keep_own_interview_added after insert on participant
    for each row when (new.staff_id is not null) execute function part_of_interview_changed();
create trigger keep_own_interview_deleted after delete on participant
    for each row when (old.staff_id is not null) execute function part_of_interview_changed();
-- Not when somebody is there or gone, which is written every second.
create trigger keep_own_interview_changed after update on participant
    for each row when (
        (old.interview_id, old.staff_id, old.entered_at is null)
        is distinct from (new.interview_id, new.staff_id, new.entered_at is null))
    execute function part_of_interview_changed();

-- All of it anew: at first, and for whoever has written to these tables past the triggers.
create function keep_all_own_interviews() returns void language plpgsql as $$
begin
    lock table interview, interview_interviewer, participant, scorecard in share row exclusive mode;
    truncate own_interview, interview_count;
    insert into interview_count
    select '00000000-0000-0000-0000-000000000000', stage, count(*) from interview
    where cancelled_at is null group by stage;
    insert into own_interview (interview_id, staff_id, stage, listed_at, owes)
    select interview_id, staff_id, stage, listed_at, owes from interview_owner;
end $$;
select keep_all_own_interviews();
