package dev.amana.moderation.transparency;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator says in every statement of reasons ({@code amana.moderation.statements}).
 *
 * @param termsUrl where the marketplace's terms can be read; left out where empty
 * @param territorialScope the countries in which decisions have effect: by default all of the EU and the EEA
 */
@ConfigurationProperties("amana.moderation.statements")
record StatementProperties(
        @Nullable URI termsUrl,

        @DefaultValue({
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"
        })
        List<String> territorialScope) {}
