/**
 * People who shop, at a steady rate that does not depend on how they are served: who waits for one answer before it sends the next
 * asks a slow shop less, and does not see how slow it is.
 */
@NullMarked
package no.nattro.demo.lesson.load;

import org.jspecify.annotations.NullMarked;
