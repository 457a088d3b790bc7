package dev.amana.payments.partner;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param partners secret ({@code whsec_…}) by the partner's name in the address of its calls */
@ConfigurationProperties("amana.payments")
record PartnerProperties(Map<String, String> partners) {}
