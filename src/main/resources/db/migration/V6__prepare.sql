-- Somebody who prepares an interview is known to its room, but has not entered.
alter table participant alter column entered_at drop not null;
alter table participant add check (entered_at is not null or role = 'INTERVIEWER');
