package dev.amana.messaging.mime;

/** @param name decoded display name, possibly empty */
public record MailAddress(String name, String address) {}
