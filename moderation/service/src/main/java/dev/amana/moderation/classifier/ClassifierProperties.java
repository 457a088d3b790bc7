package dev.amana.moderation.classifier;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the classifier has a say ({@code amana.moderation.classifier}).
 *
 * @param fewestDecisions learnt before it says anything
 * @param fewestOfEach decisions of each kind, to withhold and to deliver, before it does
 * @param calibratedBy how many of the last predictions make probabilities of margins, and are shown
 * @param followEvery how soon an instance takes up what another one has learnt
 */
@ConfigurationProperties("amana.moderation.classifier")
public record ClassifierProperties(
        @DefaultValue("200") int fewestDecisions,
        @DefaultValue("30") int fewestOfEach,
        @DefaultValue("2000") int calibratedBy,
        @DefaultValue("1s") Duration followEvery) {}
