/** What the services say of themselves, gathered: one OpenAPI document, and the addresses of problem types. */
@NullMarked
package dev.amana.gateway.edge.web;

import org.jspecify.annotations.NullMarked;
