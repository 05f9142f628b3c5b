package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A brake other than a breaker, that has refused something.
 *
 * @param brake bulkhead, lease, deadline, inbound, rate-limit, pool or turns
 * @param of    to whom the refused calls would have gone, or whose they were
 */
@JsonPropertyOrder({"brake", "of", "refused"})
public record Brake(String brake, String of, Counted refused) {}
