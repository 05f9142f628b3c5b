/** The arithmetic and the course of the lesson about payment, without a shop. */
@NullMarked
package no.nattro.demo.lesson.payment;

import org.jspecify.annotations.NullMarked;
