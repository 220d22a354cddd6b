-- What somebody created in one moment is found again by it: see SeveralController.
create index interview_created on interview (created_by, created_at);
-- It begins with the same column.
drop index interview_created_by;
