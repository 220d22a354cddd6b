-- What weekly_fact says, by month: of five years' statistics a page reads these and adds up a quarter of the rows. A week
-- belongs to the month of its Monday.
create table monthly_fact (
    month    date   not null,                        -- its first day
    measure  text   not null,
    staff_id uuid,                                   -- of SECONDS only
    minutes  bigint,                                 -- of WAITED only
    number   bigint not null
);

insert into monthly_fact (month, measure, staff_id, minutes, number)
select date_trunc('month', week::timestamp)::date as month, measure, staff_id, minutes, sum(number)
from weekly_fact
group by month, measure, staff_id, minutes;

create unique index monthly_fact_measure on monthly_fact (measure, month, staff_id, minutes) include (number) nulls not distinct;
