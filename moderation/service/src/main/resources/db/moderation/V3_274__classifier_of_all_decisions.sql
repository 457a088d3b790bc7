-- The classifier learns from answers to reports, too, and from decisions that take an earlier one back. A prediction is held
-- against what people said of the message in the end; of a message that was decided on twice, the first prediction counts,
-- since the second one knew the text.
alter table classifier_example
    add column source text not null default 'screening',
    add column first_of_message boolean not null default true,
    add column said boolean;

update classifier_example e set first_of_message = not exists (
        select 1 from classifier_example b where b.screening_id = e.screening_id and b.example < e.example),
    said = (select l.harmful from classifier_example l where l.screening_id = e.screening_id
        order by l.example desc limit 1);

alter table classifier_example
    alter column said set not null,
    drop constraint classifier_example_screening_id_revision_key,
    add constraint classifier_example_once unique (screening_id, source, revision);
