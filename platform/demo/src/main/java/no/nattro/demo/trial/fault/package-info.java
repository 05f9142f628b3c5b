/** What is broken in a trial, and when: drawn before it begins, and all of it from one seed. */
@NullMarked
package no.nattro.demo.trial.fault;

import org.jspecify.annotations.NullMarked;
