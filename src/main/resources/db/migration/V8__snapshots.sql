-- What a room had made of its first so many events, so that it opens without reading them all again. A cache: rows may be
-- deleted at any time, and one of another version than the application's is not used.
create table room_snapshot (
    interview_id uuid primary key references interview,
    seq          bigint  not null,
    version      integer not null,
    state        text    not null
);
