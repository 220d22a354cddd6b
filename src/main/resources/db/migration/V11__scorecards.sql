-- What a scorecard asks. A template never changes: another version of it is another row, so that a scorecard always reads
-- as it was filled in. New scorecards take the newest.
create table scorecard_template (
    id         uuid primary key,
    name       text        not null check (name <> ''),
    version    integer     not null check (version > 0),
    created_at timestamptz not null,
    unique (name, version)
);
create table competency (
    id          uuid primary key,
    template_id uuid    not null references scorecard_template,
    position    integer not null check (position >= 0),
    name        text    not null check (name <> ''),
    help        text    not null,                    -- what it is about, in a line
    anchor1     text    not null,                    -- what was seen of somebody who gets a 1
    anchor2     text    not null,
    anchor3     text    not null,
    anchor4     text    not null,
    unique (template_id, position)
);
create table scorecard_level (
    template_id uuid    not null references scorecard_template,
    position    integer not null check (position >= 0),
    name        text    not null check (name <> ''),
    primary key (template_id, position)
);

-- Scorecards from before there were competencies have no template.
alter table scorecard add column template_id uuid references scorecard_template;
alter table scorecard add column level text;
create table scorecard_rating (
    scorecard_id  uuid    not null references scorecard,
    competency_id uuid    not null references competency,
    mark          integer check (mark between 1 and 4), -- null: not assessed
    evidence      text    not null,
    primary key (scorecard_id, competency_id)
);

-- What a scorecard was before its author changed it.
create table earlier_scorecard (
    id             uuid primary key,
    scorecard_id   uuid        not null references scorecard,
    recommendation text        not null check (recommendation in ('STRONG_NO', 'NO', 'YES', 'STRONG_YES')),
    notes          text        not null,
    submitted_at   timestamptz not null,
    template_id    uuid references scorecard_template,
    level          text
);
create index earlier_scorecard_scorecard on earlier_scorecard (scorecard_id);
create table earlier_rating (
    scorecard_id  uuid    not null references earlier_scorecard,
    competency_id uuid    not null references competency,
    mark          integer check (mark between 1 and 4),
    evidence      text    not null,
    primary key (scorecard_id, competency_id)
);

-- A form as it stands while it is filled in, its author's alone. It stays when it has been submitted, so that its version
-- tells a second tab that it is behind.
create table scorecard_draft (
    id           uuid primary key,
    interview_id uuid        not null references interview,
    author_id    uuid        not null references staff,
    content      text        not null,               -- JSON
    version      integer     not null check (version > 0),
    saved_at     timestamptz not null,
    unique (interview_id, author_id)
);
create index scorecard_draft_author on scorecard_draft (author_id);

insert into scorecard_template (id, name, version, created_at)
values ('01939f00-0000-7000-8000-000000000001', 'Technical interview', 1, '2026-11-25T00:00:00Z');
insert into competency (id, template_id, position, name, help, anchor1, anchor2, anchor3, anchor4)
values ('01939f00-0000-7000-8000-000000000010', '01939f00-0000-7000-8000-000000000001', 0,
        'Problem solving',
        'From the question to a way that works: asking, breaking it down, choosing.',
        'Started to type without knowing what was asked. Stayed with an idea that could not work, and hints did not change it.',
        'Understood the main case. Got to something that works for it, led by several hints; missed what the question left open.',
        'Asked what was unclear, cut the problem into parts and solved it with one hint at most. Could say why it is right and what it costs.',
        'Found the cases that matter before any were mentioned, weighed two ways against each other, and adapted at once when the question changed.'),
       ('01939f00-0000-7000-8000-000000000011', '01939f00-0000-7000-8000-000000000001', 1,
        'Code quality',
        'What a colleague would find in a review: names, structure, use of the language.',
        'Could hardly be followed, also by its author: unclear names, copied parts, dead code left in.',
        'Readable with explanation. One long piece that does everything, or names that say little; improved where it was pointed out.',
        'Reads well alone: names that say what they mean, small parts that do one thing, the language used as its users do.',
        'Could be merged as it is. Became simpler while it grew, changed by its author unasked, with a reason for each choice.'),
       ('01939f00-0000-7000-8000-000000000012', '01939f00-0000-7000-8000-000000000001', 2,
        'Testing and debugging',
        'How they find out whether it works, and what they do when it does not.',
        'Did not run it, or changed things at random until the error was gone.',
        'Tried the happy path. Found mistakes with help, or by printing a lot; edge cases only when asked.',
        'Chose cases with a reason, edges among them, and said what should come out before running. Found the cause of a failure, not only a place to patch.',
        'Tests told the story of the problem before or with the code. Narrowed a failure down in a few deliberate steps, mended the cause and kept a test for it.'),
       ('01939f00-0000-7000-8000-000000000013', '01939f00-0000-7000-8000-000000000001', 3,
        'Communication',
        'Whether one could follow, and whether they took something up. Not accent, speed or confidence.',
        'What they did and why stayed unknown, also when asked. Did not answer the question, or talked over it.',
        'Explained when asked. Some answers missed the point; hints had to be repeated.',
        'Said what they were about to do and why. Listened, took hints up, said when they did not know.',
        'Made a hard thing plain to somebody who did not know it. Brought disagreement into the open and used it; we were working together.'),
       ('01939f00-0000-7000-8000-000000000014', '01939f00-0000-7000-8000-000000000001', 4,
        'System design',
        'How parts fit together beyond one file: data, boundaries, failure, growth. Not assessed where it was no subject.',
        'Named products without saying what they are for. Did not see how the parts would talk to each other.',
        'Sketched a design for the common case. Load, failure or the data''s shape came up only when asked.',
        'Began with what is needed, drew clear boundaries, and said where it would break first and what to do then.',
        'Compared designs by numbers and by what they cost to run. Knew which decisions are hard to take back, and left the others open on purpose.');
insert into scorecard_level (template_id, position, name)
values ('01939f00-0000-7000-8000-000000000001', 0, 'Junior'),
       ('01939f00-0000-7000-8000-000000000001', 1, 'Mid-level'),
       ('01939f00-0000-7000-8000-000000000001', 2, 'Senior'),
       ('01939f00-0000-7000-8000-000000000001', 3, 'Staff'),
       ('01939f00-0000-7000-8000-000000000001', 4, 'Principal');

-- The address in the form in which addresses are compared: whoever was the candidate never sees the interview.
alter table interview add column candidate_email_folded text;
update interview set candidate_email_folded = lower(btrim(candidate_email)) where candidate_email is not null;
create index interview_candidate_email on interview (candidate_email_folded) where candidate_email_folded is not null;
