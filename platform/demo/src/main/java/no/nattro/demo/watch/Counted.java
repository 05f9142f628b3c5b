package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * How often something happened.
 *
 * @param total     since the process began
 * @param perSecond since the look before; null at the first
 */
@JsonPropertyOrder({"total", "perSecond"})
public record Counted(long total, @Nullable Double perSecond) {}
