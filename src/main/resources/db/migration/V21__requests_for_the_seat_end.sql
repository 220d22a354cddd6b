-- A request for the candidate's seat lasts while its page looks, or until an interviewer says "not now".
alter table seat_request
    add column looked_at      timestamptz not null default now(),
    add column turned_away_at timestamptz,
    add check (granted_at is null or turned_away_at is null);
