package dev.amana.moderation.transparency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A statement of reasons with the fields and values of the EU's DSA transparency database, as its interface for
 * submissions takes them. The schema beside this class's resources says which are required and how long they may be.
 *
 * @param decisionVisibility what became of the content
 * @param decisionVisibilityOther the same in words, where the database has no word for it; null elsewhere
 * @param decisionAccount what became of its author's account; null where nothing did
 * @param decisionGroundReferenceUrl the terms relied on; null where the operator has named none
 * @param incompatibleContentGround which of the terms
 * @param categorySpecification keywords
 * @param territorialScope ISO 3166-1 alpha-2 countries
 * @param contentDate day on which the message was written, UTC
 * @param applicationDate day of the decision, UTC
 * @param decisionFacts in words, naming nobody
 * @param sourceType own initiative, or a notice under article 16
 * @param puid the platform's own identifier: unique, and telling nothing
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementOfReasons(
        List<String> decisionVisibility,
        @Nullable String decisionVisibilityOther,
        @Nullable String decisionAccount,
        @Nullable String accountType,
        String decisionGround,
        @Nullable String decisionGroundReferenceUrl,
        String incompatibleContentGround,
        String incompatibleContentExplanation,
        List<String> contentType,
        String category,
        List<String> categorySpecification,
        List<String> territorialScope,
        LocalDate contentDate,
        LocalDate applicationDate,
        String decisionFacts,
        String sourceType,
        String automatedDetection,
        String automatedDecision,
        String puid) {}
