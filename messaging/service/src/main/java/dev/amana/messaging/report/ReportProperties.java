package dev.amana.messaging.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reports of recipients ({@code amana.messaging.reports}).
 *
 * @param linkValidFor how long the link in a mail can be used
 */
@ConfigurationProperties("amana.messaging.reports")
record ReportProperties(@DefaultValue("365d") Duration linkValidFor) {}
