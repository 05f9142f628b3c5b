/** The arithmetic of a measurement, and visitors before a shop that says what a test wants. */
@NullMarked
package no.nattro.demo.bench;

import org.jspecify.annotations.NullMarked;
