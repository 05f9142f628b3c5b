/** A trial's stack of services that are not real, with a PostgreSQL that is. */
@NullMarked
package no.nattro.demo.trial.stack;

import org.jspecify.annotations.NullMarked;
