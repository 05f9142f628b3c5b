/** A payment: what it is for, the states it may pass, and the table of them all. */
@NullMarked
package no.nattro.payment.domain;

import org.jspecify.annotations.NullMarked;
