-- What the replay loads of a sealed recording: docs/recording-format.md, "The compact form". It is derived from the sealed
-- file and can be made again at any time, so it vouches for nothing and is not protected.
create table compact_recording (
    interview_id uuid primary key references interview,
    version      smallint not null,
    bytes        bytea    not null
);
-- It is compressed already.
alter table compact_recording alter column bytes set storage external;
