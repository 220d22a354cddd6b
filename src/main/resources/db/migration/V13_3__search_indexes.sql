-- How a search finds what is rare among all, and what is common among the newest: docs/adr/0009-search-in-tiers.md.
drop index interview_search_name;
-- What waits to be sorted in is looked through with every search, so it is kept short.
create index interview_search_words on interview using gin (search_words gin_trgm_ops) with (gin_pending_list_limit = 256);
create index interview_search_text on interview using gin (search_text gin_trgm_ops) with (gin_pending_list_limit = 256);
create index interview_search_name on interview (search_name);
create index interview_recent on interview ((coalesce(finished_at, started_at, created_at)) desc) where cancelled_at is null;

-- Each word that is in a name, and what remains of it without one of its letters: two words are one typing error apart only
-- if they share one of these.
create function without_one_letter(word text) returns text[] language sql immutable strict parallel safe
return array(select distinct left(word, n - 1) || substr(word, n + 1) from generate_series(1, length(word)) as n) || word;
create table search_word (
    word text collate "C" primary key,
    near text[] not null generated always as (without_one_letter(word)) stored
);
create index search_word_near on search_word using gin (near) with (gin_pending_list_limit = 256);

-- In the order of the words, so that two who bring the same ones wait for each other and not for both.
create function learn_words(words text) returns void language sql
begin atomic
    insert into search_word (word)
    select distinct word from regexp_split_to_table(words, ' ') as word where length(word) between 4 and 24 order by word
    on conflict do nothing;
end;
create function learn_new_words() returns trigger language plpgsql as $$
begin
    perform learn_words(string_agg(search_words, ' ')) from new_rows;
    return null;
end $$;
create function learn_changed_words() returns trigger language plpgsql as $$
begin
    perform learn_words(new.search_words);
    return null;
end $$;
create trigger learn_words_added after insert on interview
    referencing new table as new_rows for each statement execute function learn_new_words();
create trigger learn_words_changed after update of search_words on interview
    for each row when (old.search_words is distinct from new.search_words) execute function learn_changed_words();

-- For what is there, and for whoever has written past the triggers.
create function learn_all_words() returns void language sql
begin atomic
    insert into search_word (word)
    select distinct word from interview, regexp_split_to_table(search_words, ' ') as word
    where length(word) between 4 and 24 order by word
    on conflict do nothing;
end;
select learn_all_words();
