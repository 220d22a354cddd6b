-- Found by more than the name, and by its beginnings apart from the rest (Searchable.java). V13.2 fills in what is there.
alter table interview add column search_words text not null default '';
alter table interview add column search_text text not null default '';
