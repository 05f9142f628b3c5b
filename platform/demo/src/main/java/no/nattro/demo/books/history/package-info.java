/**
 * What clients did and were told while the system was being disturbed. The promises that were made to them are kept outside of
 * the system, in a file, so that the books can be held against what was said and not only against each other.
 */
@NullMarked
package no.nattro.demo.books.history;

import org.jspecify.annotations.NullMarked;
