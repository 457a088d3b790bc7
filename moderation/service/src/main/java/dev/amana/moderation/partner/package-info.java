/**
 * Orders also concern what is not Amana's: a partner's application, say. Its partner registers an end point for a subject and
 * is told of every ruling on it by a signed request (Standard Webhooks), until it has taken it or too many tries have failed;
 * what failed is seen and sent again by staff.
 */
@NullMarked
package dev.amana.moderation.partner;

import org.jspecify.annotations.NullMarked;
