/**
 * What Amana itself writes to a person by mail: reminders, explanations, and whatever other contexts ask for. A notice
 * names a template of {@code messaging/notice/notices*.properties}; it is written in the person's language, leaves through
 * the same queue as everything else, once, and never answers or provokes an automatic answer. How many of one kind a
 * person gets is bounded.
 */
@NullMarked
package dev.amana.messaging.notice;

import org.jspecify.annotations.NullMarked;
