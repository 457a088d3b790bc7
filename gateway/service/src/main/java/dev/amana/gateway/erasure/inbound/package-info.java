/** What other contexts make known and erasure acts on: that the retention of a claim's evidence has ended. */
@NullMarked
package dev.amana.gateway.erasure.inbound;

import org.jspecify.annotations.NullMarked;
