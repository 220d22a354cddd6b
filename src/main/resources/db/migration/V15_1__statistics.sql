-- What statistics are made of. Everybody's are added up by week, because they would be counted too long for each view; what
-- is one person's own is counted as it is asked for, by the same rule.

-- The rule: what each interview brings to which week. Cancelled ones bring nothing.
create view interview_fact as
-- Of those that were created in a week: how far they came.
select id as interview_id, created_at as at, 'CREATED' as measure, null::uuid as staff_id, null::bigint as minutes, 1::bigint as number
from interview where cancelled_at is null
union all
select id, created_at, 'STARTED', null, null, 1
from interview where stage <> 'PENDING'
union all
select id, created_at, 'FINISHED', null, null, 1
from interview where stage = 'FINISHED'
union all
select id, created_at, 'COMPLETE', null, null, 1
from interview where stage = 'FINISHED'
    and exists (
        select from participant where interview_id = interview.id and staff_id is not null and entered_at is not null)
    and not exists (
        select from participant where interview_id = interview.id and staff_id is not null and entered_at is not null
            and not exists (
                select from scorecard where interview_id = participant.interview_id and author_id = participant.staff_id))
-- The same for each interviewer: that their own feedback is there.
union all
select interview.id, created_at, 'GIVEN', author_id, null, 1
from interview join scorecard on scorecard.interview_id = interview.id
where stage = 'FINISHED'
-- Of those that ended in a week: that they were held, how long each interviewer was asked for them, and how long after the
-- end the feedback came, in minutes of two digits (1,234 is 1,200), so that a median needs few different ones.
union all
select id, finished_at, 'HELD', null, null, 1
from interview where stage = 'FINISHED'
union all
select interview.id, finished_at, 'SECONDS', staff_id, null,
    extract(epoch from finished_at - least(finished_at, greatest(started_at, entered_at)))::bigint
from interview join participant on participant.interview_id = interview.id
where stage = 'FINISHED' and staff_id is not null and entered_at is not null
union all
select interview.id, finished_at, 'WAITED', author_id, minutes, 1
from interview
join scorecard on scorecard.interview_id = interview.id
cross join lateral (
    select greatest(0, extract(epoch from least(scorecard.submitted_at, min(earlier_scorecard.submitted_at)) - finished_at) / 60) as exact
    from earlier_scorecard where scorecard_id = scorecard.id) as waited
cross join lateral (
    select case
        when exact < 100 then round(exact)
        else round(exact, 1 - floor(log(exact))::integer)
    end::bigint as minutes) as rounded
where stage = 'FINISHED';
create index interview_created_at on interview (created_at);

-- Everybody's, by the week's Monday (UTC).
create table weekly_fact (
    week     date   not null,
    measure  text   not null,
    staff_id uuid,                                   -- of SECONDS only
    minutes  bigint,                                 -- of WAITED only
    number   bigint not null,
    unique nulls not distinct (week, measure, staff_id, minutes)
);

-- Weeks in which something has changed and that are to be added up again. Only ever added to by those who change
-- something, so that they wait for nobody.
create table week_to_count (
    week       date        not null,
    changed_at timestamptz not null default now()
);

create function week_of(at timestamptz) returns date language sql immutable parallel safe as $$
    select date_trunc('week', at at time zone 'UTC')::date
$$;

create function weeks_of_interviews() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' then
        insert into week_to_count (week)
        select week_of(created_at) from new_rows union select week_of(finished_at) from new_rows where finished_at is not null;
    end if;
    if tg_op <> 'INSERT' then
        insert into week_to_count (week)
        select week_of(created_at) from old_rows union select week_of(finished_at) from old_rows where finished_at is not null;
    end if;
    return null;
end $$;
create trigger weeks_of_interviews_added after insert on interview
    referencing new table as new_rows for each statement execute function weeks_of_interviews();
create trigger weeks_of_interviews_changed after update on interview
    referencing old table as old_rows new table as new_rows for each statement execute function weeks_of_interviews();
create trigger weeks_of_interviews_deleted after delete on interview
    referencing old table as old_rows for each statement execute function weeks_of_interviews();

-- Who sat there, and what they said of it, counts when it is over.
create function weeks_of_parts() returns trigger language plpgsql as $$
begin
    insert into week_to_count (week)
    select week_of(created_at) from interview join changed_rows on interview_id = interview.id where stage = 'FINISHED'
    union
    select week_of(finished_at) from interview join changed_rows on interview_id = interview.id where stage = 'FINISHED';
    return null;
end $$;
create trigger weeks_of_parts_added after insert on participant
    referencing new table as changed_rows for each statement execute function weeks_of_parts();
create trigger weeks_of_parts_deleted after delete on participant
    referencing old table as changed_rows for each statement execute function weeks_of_parts();
create trigger weeks_of_parts_added after insert on scorecard
    referencing new table as changed_rows for each statement execute function weeks_of_parts();
create trigger weeks_of_parts_deleted after delete on scorecard
    referencing old table as changed_rows for each statement execute function weeks_of_parts();

insert into week_to_count (week)
select week_of(created_at) from interview
union
select week_of(finished_at) from interview where finished_at is not null;
