package dev.amana.messaging.notice;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code amana.messaging.notice.*}.
 *
 * @param from local part of the sender's address; it is no alias, so nobody can answer
 * @param senderName the sender's name, usually the marketplace's
 * @param publicUrl where people reach the gateway, for links; no slash at the end; https (as RFC 8058 asks), but on this machine
 * @param mostPerHour notices of one template to one person; what is more is not sent
 * @param mostOwedPerHour the same of those that somebody is owed
 * @param owed templates: each tells of something of one's own that has a deadline or went no further
 */
@Validated
@ConfigurationProperties("amana.messaging.notice")
public record NoticeProperties(
        @NotBlank @DefaultValue("no-reply") String from,
        @NotBlank @DefaultValue("Amana") String senderName,

        @Pattern(regexp = "https://.*[^/]|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?")
        @DefaultValue("http://127.0.0.1:8080")
        String publicUrl,

        @Min(1) @DefaultValue("10") int mostPerHour,
        @Min(1) @DefaultValue("300") int mostOwedPerHour,

        @DefaultValue({
            "claim-appealed",
            "claim-decided",
            "claim-in-review",
            "claim-message",
            "claim-opened",
            "claim-received",
            "claim-text-stays-withheld",
            "claim-text-withheld",
            "claim-withdrawn",
            "delivery-address-changed",
            "message-not-deliverable",
            "message-redacted",
            "message-redacted-late",
            "message-warning",
            "message-withheld",
            "not-sent-elsewhere",
            "not-taken-everywhere",
            "parts-left-out",
            "report-rejected",
            "report-upheld",
            "resolution-agreed",
            "resolution-offered",
            "resolution-proposed",
            "response-reminder",
            "sender-address-added"
        })
        Set<String> owed) {}
