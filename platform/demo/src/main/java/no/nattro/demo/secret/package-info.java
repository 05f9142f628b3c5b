/**
 * What is made once, at the first start, and shown to nobody: passwords, the key of the shopper's cookie, the
 * certificate.
 */
@NullMarked
package no.nattro.demo.secret;

import org.jspecify.annotations.NullMarked;
