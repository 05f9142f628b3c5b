package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What of a process its callers may take at once.
 *
 * @param share    all, or the checkouts among them
 * @param requests that are under way; null when that is not measured
 */
@JsonPropertyOrder({"share", "requests", "limit"})
public record Share(String share, @Nullable Long requests, long limit) {}
