/**
 * Large content, such as mail bodies and attachments: sealed bytes in a table of the context, committed before the
 * event that names them by reference and hash.
 */
@NullMarked
package dev.amana.platform.blob;

import org.jspecify.annotations.NullMarked;
