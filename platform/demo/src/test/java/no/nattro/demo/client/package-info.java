/** Clients, before a shop that says what a test wants. */
@NullMarked
package no.nattro.demo.client;

import org.jspecify.annotations.NullMarked;
