/**
 * Reports: what a recipient says against a message that was delivered (Regulation (EU) 2022/2065, article 16). Each report
 * has a time by which it is to be answered, opens the case it belongs to, and is answered by somebody who is neither its
 * sender nor its subject; the reporter is told, by mail, that it came in and how it was answered.
 */
@NullMarked
package dev.amana.moderation.report;

import org.jspecify.annotations.NullMarked;
