package dev.amana.gateway.cases;

/** A case's row has reached a revision. */
public record CaseChanged(String caseId, long revision) {}
