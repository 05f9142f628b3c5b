package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneAtATimeTest {

    @TempDir
    private Path folder;

    @Test
    void a_second_is_kept_away_until_the_first_has_ended() {
        OneAtATime second = only("lesson");
        try (OneAtATime first = only("lesson"); OneAtATime other = only("trial")) {
            first.begin();
            other.begin();
            assertThatThrownBy(second::begin).isInstanceOf(DemoFailed.class)
                    .hasMessage("A lesson is already running in state. Wait for its end, or end it there.");
            try (second) {
                // it did not begin, and ends nothing
            }
            assertThatThrownBy(second::begin).isInstanceOf(DemoFailed.class);
        }
        try (second) {
            second.begin();
        }
    }

    private OneAtATime only(String kind) {
        return new OneAtATime(kind, new Home(folder, folder.resolve("state")));
    }
}
