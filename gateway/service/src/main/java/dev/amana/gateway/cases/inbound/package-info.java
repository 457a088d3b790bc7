/**
 * Where foreign events become facts of cases. The contracts' types stop here: each class is the pure, exhaustive
 * translation of one topic.
 */
@NullMarked
package dev.amana.gateway.cases.inbound;

import org.jspecify.annotations.NullMarked;
