-- Staff. A candidate has no account: their seat is a Participant.
create table staff (
    id             uuid primary key,
    email          text        not null,             -- as typed, for showing
    email_folded   text        not null unique,      -- lower case, for finding
    name           text        not null,
    role           text        not null check (role in ('ADMIN', 'RECRUITER', 'INTERVIEWER', 'REVIEWER')),
    password_hash  text        not null,
    created_at     timestamptz not null,
    deactivated_at timestamptz
);

-- Failed sign-ins of the last hours: what slows guessing, per account and per address.
create table failed_sign_in (
    id      uuid primary key,
    email   text        not null,                    -- folded; also of accounts that do not exist
    address text        not null,
    at      timestamptz not null
);
create index failed_sign_in_email on failed_sign_in (email, at);
create index failed_sign_in_address on failed_sign_in (address, at);

-- The one-time link that creates the first admin of an empty database; only its hash is stored.
create table set_up_link (
    token_hash text primary key,
    created_at timestamptz not null
);

create table interview (
    id               uuid primary key,
    token            text        not null unique check (token ~ '^[A-Za-z0-9_-]{22}$'),
    candidate_name   text        not null check (candidate_name <> ''),
    candidate_email  text,
    position         text,
    starts_at        timestamptz,                    -- when it is scheduled, null: any time
    duration_minutes integer check (duration_minutes between 5 and 480),
    due_at           timestamptz not null,           -- starts_at, or the end of time: the order of the Pending list
    stage            text        not null check (stage in ('PENDING', 'ACTIVE', 'FINISHED')),
    created_at       timestamptz not null,
    created_by       uuid        not null references staff,
    started_at       timestamptz,
    finished_at      timestamptz,
    finished_by      uuid references staff,          -- null: finished because nobody was there any more
    cancelled_at     timestamptz,
    version          integer     not null,
    check ((stage = 'PENDING') = (started_at is null)),
    check ((stage = 'FINISHED') = (finished_at is not null)),
    check (finished_by is null or stage = 'FINISHED'),
    check (cancelled_at is null or stage = 'PENDING')
);
create index interview_pending on interview (due_at, id desc) where stage = 'PENDING' and cancelled_at is null;
create index interview_active on interview (started_at, id) where stage = 'ACTIVE';
create index interview_finished on interview (finished_at desc, id desc) where stage = 'FINISHED';
create index interview_created_by on interview (created_by);

-- Who is assigned to interview.
create table interview_interviewer (
    interview_id uuid not null references interview,
    staff_id     uuid not null references staff,
    primary key (interview_id, staff_id)
);
create index interview_interviewer_staff on interview_interviewer (staff_id);

-- Who sits, or sat, in the room. One candidate per interview; an interviewer once per account.
create table participant (
    id              uuid primary key,
    interview_id    uuid        not null references interview,
    role            text        not null check (role in ('CANDIDATE', 'INTERVIEWER')),
    staff_id        uuid references staff,
    name            text        not null check (name <> ''),
    seat_hash       text unique,                     -- SHA-256 of the candidate's seat cookie
    consent_version text,
    entered_at      timestamptz not null,
    check ((role = 'INTERVIEWER') = (staff_id is not null)),
    check ((role = 'CANDIDATE') = (consent_version is not null)),
    check (role = 'CANDIDATE' or seat_hash is null)
);
create unique index participant_candidate on participant (interview_id) where role = 'CANDIDATE';
create unique index participant_interviewer on participant (interview_id, staff_id) where role = 'INTERVIEWER';
create index participant_staff on participant (staff_id);

-- A further guest at the link, who asks for the candidate's seat.
create table seat_request (
    id              uuid primary key,
    interview_id    uuid        not null references interview,
    name            text        not null check (name <> ''),
    seat_hash       text        not null unique,
    consent_version text        not null,
    asked_at        timestamptz not null,
    granted_at      timestamptz
);
create index seat_request_interview on seat_request (interview_id);

-- The recording: one ordered, append-only log per interview. The primary key is the arbiter of the order. No foreign
-- keys: they would be looked up for every keystroke, and nothing but a room, which was loaded from its interview, writes.
create table recorded_event (
    interview_id   uuid   not null,
    seq            bigint not null check (seq > 0),
    at             bigint not null,                  -- milliseconds since 1970-01-01T00:00Z, never decreasing
    participant_id uuid,
    type           text   not null,
    payload        text   not null,                  -- the exact JSON line of the export
    primary key (interview_id, seq)
);

-- What an interviewer thinks: one per author and interview, private until submitted.
create table scorecard (
    id             uuid primary key,
    interview_id   uuid        not null references interview,
    author_id      uuid        not null references staff,
    recommendation text        not null check (recommendation in ('STRONG_NO', 'NO', 'YES', 'STRONG_YES')),
    notes          text        not null,
    submitted_at   timestamptz not null,
    version        integer     not null,
    unique (interview_id, author_id)
);
create index scorecard_author on scorecard (author_id);

-- Spring Session JDBC 4.1, its schema-postgresql.sql: a restart signs nobody out.
create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    principal_name        varchar(320)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
