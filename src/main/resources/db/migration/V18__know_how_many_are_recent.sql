-- PostgreSQL does not plan with what it knows of the expression of a partial index. Without these statistics it took a third
-- of all interviews for recent, and gathered some thousands as one gathers hundreds of thousands.
create statistics interview_recency on (coalesce(finished_at, started_at, created_at)) from interview;
create statistics interview_position_folded on (lower(position)) from interview;
analyze interview;
