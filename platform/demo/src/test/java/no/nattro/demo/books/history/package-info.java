/** What clients were told, written and read again. */
@NullMarked
package no.nattro.demo.books.history;

import org.jspecify.annotations.NullMarked;
