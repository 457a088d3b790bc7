package dev.amana.moderation.person;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What staff may tell customers of others ({@code amana.moderation.third-parties}).
 *
 * @param openContacts addresses, domains and phone numbers ({@code +49…}) that are no person's, such as carriers' and
 *     the desk's own; beside {@code amana.moderation.own-domains}
 */
@ConfigurationProperties("amana.moderation.third-parties")
record ThirdPartyProperties(@DefaultValue List<String> openContacts) {}
