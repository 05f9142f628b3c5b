/**
 * The trial: clients buy from a stack of its own while its parts are killed, frozen and cut off from each other; then nothing is
 * broken any more, and the books are held against each other and against what the clients were told.
 */
@NullMarked
package no.nattro.demo.trial;

import org.jspecify.annotations.NullMarked;
