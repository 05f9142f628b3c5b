/**
 * Lessons: something is done to a stack that is there for it, while people shop, and what became of them is printed and judged.
 * Here is what lessons have in common; each has a package of its own.
 */
@NullMarked
package no.nattro.demo.lesson;

import org.jspecify.annotations.NullMarked;
