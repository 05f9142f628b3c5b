/** TLS, HTTP versions, redirects, start. */
@NullMarked
package no.nattro.gateway.listener;

import org.jspecify.annotations.NullMarked;
