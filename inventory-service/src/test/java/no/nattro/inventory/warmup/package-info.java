/** The warm-up: what it leaves behind (nothing), and what its failure breaks (nothing). */
@NullMarked
package no.nattro.inventory.warmup;

import org.jspecify.annotations.NullMarked;
