package dev.amana.moderation;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param rulesDir folder with the rule files; empty for those that come with the application
 * @param rulesPollInterval how often that folder is looked at
 * @param ownDomains domains of which addresses and links are nobody's contact data, such as the aliases' one and the
 *     marketplace's
 */
@ConfigurationProperties("amana.moderation")
record ModerationProperties(
        @DefaultValue("") String rulesDir,
        @DefaultValue("500ms") Duration rulesPollInterval,
        @DefaultValue("alias.amana.test") List<String> ownDomains) {}
