package no.nattro.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static final URI COLD = URI.create("http://cold:8080");
    private static final URI WARM = URI.create("http://warm:8080");
    private static final URI HOT = URI.create("http://hot:8080");

    private final Map<URI, Integer> shares = new LinkedHashMap<>();

    @Test
    void equal_shares_are_one_turn_each() {
        shares.put(COLD, 4);
        shares.put(WARM, 4);

        assertThat(Shares.round(shares)).containsExactly(COLD, WARM);
        assertThat(Shares.round(Map.of())).isEmpty();
    }

    @Test
    void each_stands_in_the_round_as_often_as_its_share_and_evenly_spread() {
        shares.put(COLD, 2);
        shares.put(WARM, 10);
        shares.put(HOT, 10);

        List<URI> round = Shares.round(shares);

        assertThat(round).hasSize(22);
        assertThat(round.stream().filter(COLD::equals)).hasSize(2);
        assertThat(round.stream().filter(WARM::equals)).hasSize(10);
        List<Integer> coldTurns = IntStream.range(0, round.size()).filter(i -> round.get(i).equals(COLD)).boxed()
                .toList();
        assertThat(coldTurns.get(1) - coldTurns.get(0)).isBetween(10, 12);
    }
}
