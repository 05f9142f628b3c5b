/** A steady load before a shop that says what a test wants. */
@NullMarked
package no.nattro.demo.lesson.load;

import org.jspecify.annotations.NullMarked;
