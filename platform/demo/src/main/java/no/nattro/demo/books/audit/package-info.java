/**
 * Judges the books: one class for each invariant that the design promises, each a pure function of what was read, so that a
 * test can show it every way in which it can be broken.
 */
@NullMarked
package no.nattro.demo.books.audit;

import org.jspecify.annotations.NullMarked;
