-- Statistics said that feedback was missing where lists said that all of it is in: who has left for good, or interviews no
-- longer, is waited for by nobody. The rule of V15_1 but for COMPLETE.

-- Feedback.java has the same rule for lists.
create function may_owe(who staff) returns boolean language sql immutable parallel safe
return who.deactivated_at is null and who.role <> 'REVIEWER';

-- The rule: what each interview brings to which week. Cancelled ones bring nothing.
create or replace view interview_fact as
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
    and exists (select from scorecard where interview_id = interview.id)
    and not exists (
        select from participant join staff on staff.id = participant.staff_id
        where interview_id = interview.id and entered_at is not null and may_owe(staff)
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

-- Who leaves or comes back, or changes between roles, changes the weeks of the interviews that they owe feedback on.
create function weeks_of_staff() returns trigger language plpgsql as $$
begin
    insert into week_to_count (week)
    select distinct week_of(created_at) from own_interview join interview on interview.id = interview_id
    where staff_id = new.id and owes;
    return null;
end $$;
create trigger weeks_of_staff_changed after update on staff
    for each row when (may_owe(old) <> may_owe(new)) execute function weeks_of_staff();

insert into week_to_count (week)
select distinct week_of(interview.created_at)
from own_interview join interview on interview.id = interview_id join staff on staff.id = staff_id
where owes and not may_owe(staff);
