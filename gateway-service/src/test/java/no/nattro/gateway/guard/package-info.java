/** What is not said in time, or too much of, or in two ways, meant to be told apart. */
@NullMarked
package no.nattro.gateway.guard;

import org.jspecify.annotations.NullMarked;
