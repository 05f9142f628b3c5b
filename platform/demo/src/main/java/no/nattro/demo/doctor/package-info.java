/** Looks whether this machine has what Nattro needs, and says how to get what is missing. It changes nothing. */
@NullMarked
package no.nattro.demo.doctor;

import org.jspecify.annotations.NullMarked;
