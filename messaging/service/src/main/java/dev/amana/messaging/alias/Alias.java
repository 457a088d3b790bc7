package dev.amana.messaging.alias;

/**
 * @param localPart the address without the domain
 * @param ownerId whom it stands for, and who gets what is sent to it
 * @param counterpartId the only one who may send to it
 */
public record Alias(String localPart, String conversationId, String ownerId, String counterpartId) {}
