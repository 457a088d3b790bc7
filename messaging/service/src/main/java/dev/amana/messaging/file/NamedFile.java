package dev.amana.messaging.file;

/**
 * A file at hand.
 *
 * @param name without a path, possibly empty
 * @param content not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Contents are never compared.
public record NamedFile(String name, FileType type, byte[] content) {}
