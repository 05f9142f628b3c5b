/**
 * Owns products, stock and reservations. It promises that a unit is never held or sold twice, that every call about a
 * reservation may be repeated, and that what was refused or undone stays so, however late the original request arrives.
 */
@NullMarked
package no.nattro.inventory;

import org.jspecify.annotations.NullMarked;
