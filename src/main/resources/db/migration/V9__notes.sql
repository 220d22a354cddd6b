-- What interviewers write down for themselves during an interview, stamped with the moment they began to write it.
-- docs/security.md says who reads it when.
create table note (
    id           uuid primary key,                   -- made by the author's browser, so that sending twice is sending once
    interview_id uuid        not null references interview,
    author_id    uuid        not null references staff,
    noted_at     timestamptz not null,
    text         text        not null check (text <> ''),
    changed_at   timestamptz not null,
    version      integer     not null
);
create index note_interview on note (interview_id, noted_at);
create index note_author on note (author_id);
