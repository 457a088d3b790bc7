/**
 * What tests share: {@link dev.amana.testkit.ServiceTest} starts one service on real PostgreSQL and Kafka, {@link
 * dev.amana.testkit.DemoTokens} signs it in, {@link dev.amana.testkit.GoldenFiles} holds stored events to their form,
 * and {@link dev.amana.testkit.ArchitectureRules} holds a service to the architecture.
 */
@NullMarked
package dev.amana.testkit;

import org.jspecify.annotations.NullMarked;
