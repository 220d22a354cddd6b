-- A logarithm of a numeric takes 12 microseconds, more than all else that a wait takes: an interviewer's page of all time asks
-- for one for each interview, and who counts a million again for three million. The rule of V19, but for how two digits are
-- found; it gives the same numbers, so that nothing needs to be counted again.
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
        when exact < 1000 then round(exact, -1)
        when exact < 10000 then round(exact, -2)
        when exact < 100000 then round(exact, -3)
        when exact < 1000000 then round(exact, -4)
        when exact < 10000000 then round(exact, -5)
        else round(exact, -6)
    end::bigint as minutes) as rounded
where stage = 'FINISHED';
