/** Of what is broken in a trial. */
@NullMarked
package no.nattro.demo.trial.fault;

import org.jspecify.annotations.NullMarked;
