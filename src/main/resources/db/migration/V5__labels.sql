-- What recruiters sort their interviews by.
create table interview_label (
    interview_id uuid not null references interview,
    label        text not null check (label <> ''),
    primary key (interview_id, label)
);
create index interview_label_label on interview_label (label);
create trigger interviews_changed after insert or update or delete on interview_label
    for each statement execute function interviews_changed();
