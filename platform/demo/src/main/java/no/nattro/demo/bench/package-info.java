/**
 * What the one public door costs: the same reads with and without it, on a stack that is there for nothing else, counted in
 * the processor time of each process.
 */
@NullMarked
package no.nattro.demo.bench;

import org.jspecify.annotations.NullMarked;
