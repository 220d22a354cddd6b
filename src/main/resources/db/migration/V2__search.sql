-- Names are searched folded (see Folded.java): without case, accents and punctuation. V3 fills in what is there.
create extension if not exists pg_trgm;
alter table interview add column search_name text not null default '';
create index interview_search_name on interview using gin (search_name gin_trgm_ops);
