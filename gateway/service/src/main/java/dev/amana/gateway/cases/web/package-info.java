/** One case, as programs read it. */
@NullMarked
package dev.amana.gateway.cases.web;

import org.jspecify.annotations.NullMarked;
