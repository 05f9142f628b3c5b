/**
 * A shopper as good as a browser: keeps its cookie, buys through the gateway over TLS, and repeats with the same key.
 */
@NullMarked
package no.nattro.demo.shop;

import org.jspecify.annotations.NullMarked;
