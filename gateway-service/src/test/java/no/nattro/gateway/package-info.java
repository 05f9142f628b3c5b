/** Tests of the running gateway, over real sockets on both of its sides. */
@NullMarked
package no.nattro.gateway;

import org.jspecify.annotations.NullMarked;
