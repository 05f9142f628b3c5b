/** What a trial came to, as numbers: how they are shown is the command's business. */
@NullMarked
package no.nattro.demo.trial.report;

import org.jspecify.annotations.NullMarked;
