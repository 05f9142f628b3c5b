package no.nattro.order.domain;

/**
 * The answer to a key, fixed by the transaction that decided the order and repeated to the byte ever after.
 *
 * @param status the HTTP status
 * @param body   JSON
 */
public record FrozenAnswer(int status, String body) {}
