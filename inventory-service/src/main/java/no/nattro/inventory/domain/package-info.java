/**
 * Products, stock and reservations, and the rules that need nothing else to be decided: which status may follow which,
 * what a repeated request is told, how a refusal is worded. Knows Java and the persistence annotations only.
 */
@NullMarked
package no.nattro.inventory.domain;

import org.jspecify.annotations.NullMarked;
