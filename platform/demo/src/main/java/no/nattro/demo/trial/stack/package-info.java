/** The stack of a trial: a whole one of its own, which can be broken in every way that a trial breaks it, and healed. */
@NullMarked
package no.nattro.demo.trial.stack;

import org.jspecify.annotations.NullMarked;
