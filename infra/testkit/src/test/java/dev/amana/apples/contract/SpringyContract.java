package dev.amana.apples.contract;

import org.springframework.core.Ordered;

/** Counter-example: a contract that needs a framework. */
public interface SpringyContract extends Ordered {}
