-- What lists are filtered and sorted by: whatever is asked for has an index that is in the order of the list, or finds few.

-- By code points, whatever language the database speaks: names are folded, and an index serves prefixes as well.
alter table interview alter column search_name type text collate "C";
create index interview_pending_name on interview (search_name, id) where stage = 'PENDING' and cancelled_at is null;
create index interview_finished_name on interview (search_name, id) where stage = 'FINISHED';
create index interview_pending_created on interview (created_at desc, id desc) where stage = 'PENDING' and cancelled_at is null;
create index interview_finished_author on interview (created_by, finished_at desc, id desc) where stage = 'FINISHED';
create index interview_finished_position on interview (lower(position), finished_at desc, id desc) where stage = 'FINISHED';
create index interview_label_folded on interview_label (lower(label));
