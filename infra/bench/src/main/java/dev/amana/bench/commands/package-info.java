/**
 * Commands per second through the whole Axon stack (dispatch, aggregate, sealing, JSON, group commit), beside a bare
 * insert per commit of the same bytes into the same PostgreSQL.
 */
@NullMarked
package dev.amana.bench.commands;

import org.jspecify.annotations.NullMarked;
