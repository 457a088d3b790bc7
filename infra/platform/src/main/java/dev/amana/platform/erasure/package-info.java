/**
 * Forgetting a party. The gateway deletes the keys of all classes that no law still needs ({@link
 * dev.amana.platform.erasure.Erasure}); every context then drops what it had derived ({@link
 * dev.amana.platform.erasure.ErasureParticipant}) and confirms.
 */
@NullMarked
package dev.amana.platform.erasure;

import org.jspecify.annotations.NullMarked;
