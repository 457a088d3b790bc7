-- Who has which case, as moderation told it last; see WhenCaseIsAssignedThenAgentMayWrite.
create table case_assignment (
    case_id   text primary key,
    revision  int  not null,
    agent_id  text
);

-- Projection: who may write in a support conversation because they have a case that it belongs to.
create table conversation_case_agent (
    conversation_id text not null,
    case_id         text not null,
    agent_id        text not null,
    primary key (conversation_id, case_id)
);
create index conversation_case_agent_by_agent on conversation_case_agent (agent_id);
