/** The order and its rules: what it holds, which way it may go, and the writes by which it goes there. */
@NullMarked
package no.nattro.order.domain;

import org.jspecify.annotations.NullMarked;
