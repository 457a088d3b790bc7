/** The doors of gifting: wish lists, gifts given, gifts received. */
@NullMarked
package dev.amana.gifting.web;

import org.jspecify.annotations.NullMarked;
