/**
 * The shoppers of a trial: each has a cookie and a loopback address of its own, plans by the seed alone what it will do, writes
 * down whatever it was told, and says at once when the shop contradicts itself.
 */
@NullMarked
package no.nattro.demo.trial.client;

import org.jspecify.annotations.NullMarked;
