-- Forms that made interviews in the last day: one that is sent again, because Save was pressed twice or a page was loaded
-- again, finds here what it has made.
create table sent_form (
    id           uuid        primary key,            -- of the form, who sent it and what it said
    interview_id uuid,                               -- the first of those it made
    sent_at      timestamptz not null default now()
);
create index sent_form_sent on sent_form (sent_at);
