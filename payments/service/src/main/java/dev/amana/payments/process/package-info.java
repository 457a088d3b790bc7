/** What happens by itself when something else has happened: one class for each, named when … then …. */
@NullMarked
package dev.amana.payments.process;

import org.jspecify.annotations.NullMarked;
