package dev.amana.payments.issuing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param payCodeValidity how long a buyer may take to the branch
 * @param reportGrace how long after that a partner's report of an earlier payment still counts
 */
@ConfigurationProperties("amana.payments")
record PayCodeProperties(Duration payCodeValidity, Duration reportGrace) {}
