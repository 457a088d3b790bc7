package dev.amana.messaging;

import dev.amana.messaging.file.FilePolicy;
import dev.amana.messaging.file.FileType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which files are relayed.
 *
 * @param allowed types that are, by what the bytes are; every one that can be cleaned where none is named
 * @param mostFileBytes of one file
 * @param mostScreenedBytes of what PDF, office files, archives and mails within a mail say that moderation reads, in
 *     UTF-8, of one message; one whose documents say more waits for a person
 */
@Validated
@ConfigurationProperties("amana.messaging.attachments")
record AttachmentProperties(
        @Nullable Set<FileType> allowed,
        @Min(1_000) @DefaultValue("20971520") long mostFileBytes,
        @Min(0) @Max(200_000) @DefaultValue("200000") int mostScreenedBytes) {

    FilePolicy policy() {
        return new FilePolicy(allowed == null ? EnumSet.allOf(FileType.class) : allowed, mostFileBytes);
    }
}
