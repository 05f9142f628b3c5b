package no.nattro.demo.client;

/**
 * Something that a client wants to buy.
 *
 * @param key  the idempotency key: under the same one the same thing is wanted again
 * @param body of the request, as it is sent each time
 */
public record Wish(String key, String body) {}
