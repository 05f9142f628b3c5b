/** The books as they are read from a real PostgreSQL, and books that no database ever had. */
@NullMarked
package no.nattro.demo.books;

import org.jspecify.annotations.NullMarked;
