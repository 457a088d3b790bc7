/** Contexts of any name on the platform, for the tests of personal data, audit, erasure and the HTTP doors. */
package dev.amana.platform.trust;
