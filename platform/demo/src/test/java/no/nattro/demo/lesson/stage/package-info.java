/** A management port that says what a test wants. */
@NullMarked
package no.nattro.demo.lesson.stage;

import org.jspecify.annotations.NullMarked;
