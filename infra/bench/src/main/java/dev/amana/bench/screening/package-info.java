/**
 * What screening costs: in process with many rules, beside Lucene Monitor alone and {@code java.util.regex} over the same
 * rules and texts, and end to end through Kafka with messages coming in steadily.
 */
@NullMarked
package dev.amana.bench.screening;

import org.jspecify.annotations.NullMarked;
