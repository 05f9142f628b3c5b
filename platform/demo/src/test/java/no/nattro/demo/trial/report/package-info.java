/** Of the numbers of a trial. */
@NullMarked
package no.nattro.demo.trial.report;

import org.jspecify.annotations.NullMarked;
