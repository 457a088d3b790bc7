/**
 * What every page of Amana shares, whichever service renders it: the layout ({@code page/layout} with header, navigation
 * for the reader's role, languages, light and dark), the look and its scripts under {@code /assets/page}, texts in four
 * languages, errors as pages, and the policy of content. A service with pages sets {@code amana.pages.enabled} and names
 * their paths in {@code amana.pages.paths}; people reach them through the gateway, which keeps the session, refuses forged
 * requests and passes on who is asking and in which language.
 */
@NullMarked
package dev.amana.platform.pages;

import org.jspecify.annotations.NullMarked;
