/** A very small context on the platform, for the platform's own tests. */
package dev.amana.platform.sample;
