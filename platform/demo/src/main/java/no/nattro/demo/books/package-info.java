/**
 * The books of all four databases as an auditor finds them: rows, read in an order that makes them comparable although no
 * transaction spans two databases. Nothing here judges; the rows are only as much as the judges need.
 */
@NullMarked
package no.nattro.demo.books;

import org.jspecify.annotations.NullMarked;
