/**
 * What NGINX as the edge promises, asked of a real NGINX with real sockets: certificates and clients on one side, on the other
 * a stand-in for the gateway that keeps every byte it gets. Where no NGINX is installed, all of it is skipped.
 */
@NullMarked
package no.nattro.edge;

import org.jspecify.annotations.NullMarked;
