/**
 * The ambassador: the only public door. It lets in what {@link no.nattro.gateway.route.PublicCall} lists and nothing else,
 * believes nothing that comes from outside, knows each shopper by a signed cookie, gives every request an id and a limit,
 * and answers every failure with a problem that says what to do. It repeats nothing and keeps nothing.
 */
@NullMarked
package no.nattro.gateway;

import org.jspecify.annotations.NullMarked;
