/**
 * What the processes of a stack have written, read as one story: many files merged in the order of their lines' times,
 * without ever holding a whole file, and followed while they grow.
 */
@NullMarked
package no.nattro.demo.logs;

import org.jspecify.annotations.NullMarked;
