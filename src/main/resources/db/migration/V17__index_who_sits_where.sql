-- Lists ask who sits in fifty interviews at once; the two partial indexes only help where the role is said.
create index participant_interview on participant (interview_id);
