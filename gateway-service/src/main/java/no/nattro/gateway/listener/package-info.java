/** The listeners around the one for TLS: plain http that only shows the way, and the first visitor, who is ourselves. */
@NullMarked
package no.nattro.gateway.listener;

import org.jspecify.annotations.NullMarked;
