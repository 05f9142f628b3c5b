/**
 * What this service does by itself, asked by nobody: rounds that end before the service does, and numbers about them.
 */
@NullMarked
package no.nattro.payment.background;

import org.jspecify.annotations.NullMarked;
