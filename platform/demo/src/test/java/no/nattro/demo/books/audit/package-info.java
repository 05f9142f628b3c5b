/** Shows every judge books that are well kept, and each way in which they are not. */
@NullMarked
package no.nattro.demo.books.audit;

import org.jspecify.annotations.NullMarked;
