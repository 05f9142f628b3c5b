/** The internal HTTP contract: charge, undo, look. */
@NullMarked
package no.nattro.payment.web;

import org.jspecify.annotations.NullMarked;
