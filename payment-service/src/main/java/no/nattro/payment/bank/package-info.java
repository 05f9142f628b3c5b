/**
 * The bank as this service sees it: another company, asked over a line that may be slow or dead, never inside a
 * transaction and never longer than the limit.
 */
@NullMarked
package no.nattro.payment.bank;

import org.jspecify.annotations.NullMarked;
