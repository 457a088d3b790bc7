-- What a party chose over what the marketplace told: the language of its mails, and where they go. An added address that is
-- removed, or no longer confirmed, leaves the marketplace's in its place.
alter table party add column chosen_locale text, add column deliver_to text;

-- The list of sellers in the console counts the questions of the window.
create index question_by_time on question (asked_at);
