-- A page asks for one measure over many weeks; the unique index goes through all that there is of each week.
create index weekly_fact_measure on weekly_fact (measure, week) include (staff_id, minutes, number);
