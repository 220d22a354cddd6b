-- Fills an empty Greenroom with as many interviews as the setting many.interviews says: five years of them, 2 % Pending,
-- 0.1 % Active, the others Finished with three interviewers and their feedback; 200 members of staff. The same each time,
-- apart from what day it is. What candidates are called is in the table candidate_name (n, name, folded), n from 0.
-- few@example.com is an interviewer with 300 interviews of their own, many@example.com with what everybody has.
set session_replication_role = replica;

-- Made again at the end, which is quicker than keeping them up to date.
create temp table index_of as
select indexname, indexdef from pg_indexes
where tablename in ('interview', 'interview_interviewer', 'interview_label', 'participant', 'scorecard', 'own_interview')
  and indexname not in (select conname from pg_constraint);
do $$ begin
    execute (select 'drop index ' || string_agg(indexname, ', ') from index_of);
end $$;

create function pg_temp.pick(n int, what int, choices int) returns int language sql immutable
return ((hashint4extended(n, what) & 2147483647) % choices)::int;

-- As the application makes them: the first half is the time.
create function pg_temp.id(at timestamptz, n bigint) returns uuid language sql immutable
return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008' || lpad(to_hex(n), 15, '0'))::uuid;

create temp table person as
select n, pg_temp.id(now() - interval '5 years', n) as id,
       case when n < 184 then 'INTERVIEWER' when n < 195 then 'RECRUITER' when n < 199 then 'REVIEWER' else 'ADMIN' end as role
from generate_series(0, 199) as n;
insert into staff (id, email, email_folded, name, role, password_hash, created_at)
select id, email, email, candidate_name.name, role, '{noop}correct horse battery', now() - interval '5 years'
from (select *, case n when 182 then 'many@example.com' when 183 then 'few@example.com' else 'staff' || n || '@example.com' end as email
      from person) as person
join candidate_name on candidate_name.n = pg_temp.pick(person.n, 1, (select count(*)::int from candidate_name));

create temp table made as
select n, stage, at, pg_temp.id(at, n) as id,
       case when stage = 'PENDING' and pg_temp.pick(n, 2, 3) > 0 then date_trunc('hour', at) + interval '40 days' end as starts_at,
       case when stage <> 'PENDING' then at + interval '1 hour' end as started_at,
       case when stage = 'FINISHED' then at + interval '1 hour' + pg_temp.pick(n, 3, 5400) * interval '1 second' end as finished_at
from (select n, stage,
             now() - interval '1 hour' - case stage
                 when 'FINISHED' then interval '2 hours' + interval '5 years' * (1 - n / many)
                 when 'ACTIVE' then pg_temp.pick(n, 4, 3000) * interval '1 second'
                 else pg_temp.pick(n, 4, 30 * 86400) * interval '1 second' end as at
      from (select n, many,
                   case when n % 1000 = 0 then 'ACTIVE' when n % 50 = 7 then 'PENDING' else 'FINISHED' end as stage
            from (select current_setting('many.interviews')::float8 as many) as setting, generate_series(0, many::int - 1) as n
           ) as numbered) as timed;

create temp table labelled as
select n, id, (array['Backend', 'Frontend', 'on site', 'remote', 'referral', 'campus', 'second round', 'Berlin', 'London',
                     'Lisbon', 'Kraków', 'urgent'])[1 + (pg_temp.pick(n, 9, 12) + which * 5) % 12] as label
from made cross join generate_series(0, 1) as which
where pg_temp.pick(n, 10, 3) > which;

insert into interview (id, token, candidate_name, search_name, search_words, search_text, candidate_email, candidate_email_folded, position, starts_at,
                       duration_minutes, due_at, stage, created_at, created_by, started_at, finished_at, finished_by, version)
select made.id, 'many-' || lpad(to_hex(made.n), 17, '0'), name, folded, folded || ' ',
       folded || ' candidate' || made.n || ' example org ' || coalesce(labels, '') || replace(lower(job), ',', '') || ' ', 'candidate' || made.n || '@example.org',
       'candidate' || made.n || '@example.org',
       job,
       starts_at, 60, coalesce(starts_at, '9999-12-31T00:00:00Z'), stage, at, author.id, started_at, finished_at,
       case when finished_at is not null then author.id end, 1
from made
join person as author on author.n = 184 + pg_temp.pick(made.n, 7, 11)
join candidate_name on candidate_name.n = pg_temp.pick(made.n, 8, (select count(*)::int from candidate_name))
cross join lateral (select (array['Backend', 'Frontend', 'Platform', 'Data', 'Mobile', 'Security', 'Embedded', 'Research'])[1 + pg_temp.pick(made.n, 5, 8)] ||
                           (array[' Engineer', ' Engineer, Senior', ' Engineer, Staff', ' Lead', ' Intern'])[1 + pg_temp.pick(made.n, 6, 5)] as job) as applied
left join (select n, string_agg(translate(lower(label), 'ó', 'o') || ' ', '' order by label collate "C") as labels
           from labelled group by n) as sorted on sorted.n = made.n
-- Those of one week lie together, as they do where they were created one after the other.
order by made.at;

insert into interview_label (interview_id, label) select id, label from labelled;

-- Three that follow one another, of the first 183; 300 of the last places are the 184th's, spread over all that is over.
create temp table seat as
select made.n, made.id as interview_id, which, person.id as staff_id, name, started_at, finished_at
from (select n, stage, id, started_at, finished_at, row_number() over (partition by stage order by n) as place,
             count(*) over (partition by stage) as places
      from made) as made
cross join generate_series(0, 2) as which
join person on person.n = case
    when which = 2 and stage = 'FINISHED' and place * 300 / places > (place - 1) * 300 / places then 183
    else (pg_temp.pick(made.n, 11, 183) + which) % 183 end
join staff on staff.id = person.id;

insert into interview_interviewer (interview_id, staff_id) select interview_id, staff_id from seat;
insert into participant (id, interview_id, role, staff_id, name, entered_at, present, seen_at)
select pg_temp.id(started_at, n * 4::bigint + which), interview_id, 'INTERVIEWER', staff_id, name, started_at,
       finished_at is null, coalesce(finished_at, now())
from seat where started_at is not null;
insert into participant (id, interview_id, role, name, consent_version, entered_at, present, seen_at)
select pg_temp.id(made.started_at, made.n * 4::bigint + 3), interview.id, 'CANDIDATE', candidate_name, '2026-11-25', made.started_at,
       made.finished_at is null, coalesce(made.finished_at, now())
from made join interview using (id) where made.started_at is not null;
insert into recorded_event (interview_id, seq, at, type, payload)
select id, which, extract(epoch from started_at)::bigint * 1000, 'started', '{}'
from made cross join generate_series(1, 2) as which where started_at is not null;

-- Of the last hundredth, one is still missing.
insert into scorecard (id, interview_id, author_id, recommendation, notes, submitted_at, template_id, version)
select pg_temp.id(finished_at, n * 4::bigint + which), interview_id, staff_id,
       (array['STRONG_NO', 'NO', 'YES', 'STRONG_YES'])[1 + pg_temp.pick(n, 12 + which, 4)], 'Calm and clear.',
       finished_at + pg_temp.pick(n, 20 + which, 259200) * interval '1 second', '01939f00-0000-7000-8000-000000000001', 1
from seat
where finished_at is not null and not (which = 1 and n > current_setting('many.interviews')::int * 0.99);

reset session_replication_role;
analyze interview, interview_interviewer, participant, scorecard;
select keep_all_own_interviews();
select learn_all_words();
insert into week_to_count (week) select week_of(created_at) from interview union select week_of(finished_at) from interview where finished_at is not null;
do $$ begin
    execute (select string_agg(indexdef, ';') from index_of);
end $$;
insert into weekly_fact (week, measure, staff_id, minutes, number)
select week_of(at), measure, case measure when 'SECONDS' then staff_id end as staff, minutes, sum(number)
from interview_fact where measure <> 'GIVEN' group by week_of(at), measure, staff, minutes;
insert into monthly_fact (month, measure, staff_id, minutes, number)
select date_trunc('month', week::timestamp)::date, measure, staff_id, minutes, sum(number)
from weekly_fact group by 1, measure, staff_id, minutes;
drop table index_of, person, made, labelled, seat;
drop function pg_temp.pick, pg_temp.id;
