/** Of the trial as a whole. */
@NullMarked
package no.nattro.demo.trial;

import org.jspecify.annotations.NullMarked;
