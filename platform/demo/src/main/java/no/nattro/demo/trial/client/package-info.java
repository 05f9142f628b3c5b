/** The shoppers of a trial: each plans by the seed alone what it will do, and does it until all are told to stop. */
@NullMarked
package no.nattro.demo.trial.client;

import org.jspecify.annotations.NullMarked;
