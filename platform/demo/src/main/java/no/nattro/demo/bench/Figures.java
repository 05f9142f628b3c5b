package no.nattro.demo.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one way costs.
 *
 * @param ratio         (CPU of what stands between + CPU of the service) ÷ CPU of the service asked directly
 * @param betweenMillis CPU of what stands between, for one read
 * @param serviceMillis CPU of the service, for one read that comes this way
 * @param directMillis  CPU of the service, for one read that comes directly
 * @param reads         that came this way
 * @param time          that such a read took
 * @param directTime    that a direct one took
 */
@JsonPropertyOrder({"way", "ratio", "betweenMillis", "serviceMillis", "directMillis", "reads", "time", "directTime"})
public record Figures(Way way, Spread ratio, Spread betweenMillis, Spread serviceMillis, Spread directMillis,
        long reads, Times time, Times directTime) {

    static Figures of(Way way, List<Pair> pairs) {
        List<Window> through = pairs.stream().map(Pair::through).toList();
        List<Window> direct = pairs.stream().map(Pair::direct).toList();
        return new Figures(way, Spread.of(pairs.stream().map(Pair::ratio).toList()),
                spread(through, Window::betweenMillis), spread(through, Window::serviceMillis),
                spread(direct, Window::serviceMillis),
                through.stream().mapToLong(window -> window.taken().length).sum(), Times.of(through),
                Times.of(direct));
    }

    private static Spread spread(List<Window> windows, ToDoubleFunction<Window> figure) {
        return Spread.of(windows.stream().map(figure::applyAsDouble).toList());
    }
}
