/** The shoppers of a trial, before a shop that says what a test wants. */
@NullMarked
package no.nattro.demo.trial.client;

import org.jspecify.annotations.NullMarked;
