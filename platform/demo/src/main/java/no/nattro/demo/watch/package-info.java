/**
 * What the brakes of the running system do, looked at once a second: breakers, places, limits, refusals, and whether the money
 * balances meanwhile. Whoever is frozen, dead or slow is told as such, and keeps nobody waiting.
 */
@NullMarked
package no.nattro.demo.watch;

import org.jspecify.annotations.NullMarked;
