/**
 * The gateway: the one application that clients and people meet. It routes calls to the services ({@code edge}), signs
 * people in ({@code identity}), takes the marketplace's own facts ({@code intake}) and its wish to forget a party
 * ({@code erasure}), and shows cases built from every context's events ({@code index}, {@code cases},
 * {@code console}). It has no aggregate of its own, and no service trusts it: each checks the caller's token itself.
 */
@NullMarked
package dev.amana.gateway;

import org.jspecify.annotations.NullMarked;
