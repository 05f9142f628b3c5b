/**
 * Clients whose every purchase is written down: each has a cookie and a loopback address of its own, and says at once when the
 * shop contradicts itself. What they ask for, and when, is the business of whoever sends them.
 */
@NullMarked
package no.nattro.demo.client;

import org.jspecify.annotations.NullMarked;
