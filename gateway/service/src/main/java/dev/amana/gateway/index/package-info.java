/**
 * The search index over cases. PostgreSQL is the truth; a document is built from a case's row and its newest messages,
 * with contact data masked, and carries the row's version as its external version, so that late and repeated writes
 * change nothing.
 *
 * <p>{@link dev.amana.gateway.index.IndexWorker} works off the cases whose document is older than their row. The server
 * needs no plugin: {@link dev.amana.gateway.index.TextAnalysis} cuts texts into tokens here, for each language, and
 * {@link dev.amana.gateway.index.Highlighter} marks what matched.
 */
@NullMarked
package dev.amana.gateway.index;

import org.jspecify.annotations.NullMarked;
