/**
 * An Elasticsearch node in a JVM of its own, built from Maven artifacts: HTTP and transport from the class path, no
 * plugin folders, no bundled modules. Amana uses core APIs only, so that a managed Elasticsearch can replace it.
 *
 * <p>Two small classes live in Elasticsearch's own packages, because what they extend is package-private there.
 */
@NullMarked
package dev.amana.backing.elasticsearch;

import org.jspecify.annotations.NullMarked;
