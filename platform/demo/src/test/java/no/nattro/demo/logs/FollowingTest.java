package no.nattro.demo.logs;

import static no.nattro.demo.logs.WrittenLogs.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowingTest {

    @TempDir
    private Path folder;
    private WrittenLogs logs;
    private Following following;

    @BeforeEach
    void aFolder() throws IOException {
        logs = new WrittenLogs(folder.resolve("logs"));
        following = new Following(() -> logs.folder().files());
    }

    @Test
    void it_begins_with_the_last_lines_and_goes_on_with_the_new_ones() throws IOException {
        logs.write("order", IntStream.range(0, 30).mapToObj(second -> at(second, "o" + second)).toArray(String[]::new));
        following.begin(2, logs.reader());
        assertThat(logs.seen()).containsExactly("order: o28", "order: o29");
        assertThat(look()).isEmpty();

        logs.write("order", at(31, "o31"));
        assertThat(look()).containsExactly("order: o31");
        assertThat(look()).isEmpty();
    }

    @Test
    void what_came_together_is_put_in_order() throws IOException {
        following.begin(20, logs.reader());
        logs.write("gateway", at(1, "g1"), at(4, "g4"));
        logs.write("order", at(2, "o2"), "\ttrace", at(3, "o3"));

        assertThat(look()).containsExactly("gateway: g1", "order: o2", "order: \ttrace", "order: o3", "gateway: g4");
    }

    @Test
    void a_line_is_shown_once_its_end_is_there() throws IOException {
        logs.append("order", at(1, "half"));
        following.begin(20, logs.reader());
        assertThat(logs.seen()).isEmpty();
        assertThat(look()).isEmpty();

        logs.append("order", " and half\n");
        assertThat(look()).containsExactly("order: half and half");
    }

    @Test
    void the_rest_of_a_stack_trace_still_belongs_to_its_beginning() throws IOException {
        logs.write("order", at(5, "fails"));
        following.begin(20, logs.reader());
        logs.seen();
        logs.write("order", "\ttrace", at(9, "o9"));
        logs.write("gateway", at(6, "g6"));

        assertThat(look()).containsExactly("order: \ttrace", "gateway: g6", "order: o9");
    }

    @Test
    void a_log_that_appears_later_is_followed_from_its_beginning() throws IOException {
        logs.write("order", at(1, "o1"));
        following.begin(20, logs.reader());
        logs.seen();
        logs.write("order-2", at(2, "second"));

        assertThat(look()).containsExactly("order-2: second");
    }

    @Test
    void a_log_that_was_emptied_begins_again() throws IOException {
        logs.write("order", at(1, "before"), at(2, "before"));
        following.begin(20, logs.reader());
        logs.seen();
        Files.writeString(logs.path("order"), at(1, "after") + "\n");

        assertThat(look()).containsExactly("order: after");
    }

    @Test
    void a_log_that_was_replaced_begins_again_also_when_the_new_one_is_longer() throws IOException {
        logs.write("order", at(1, "before"));
        following.begin(20, logs.reader());
        logs.seen();
        logs.write("new", at(1, "after"), at(2, "longer"));
        Files.move(logs.path("new"), logs.path("order"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(look()).containsExactly("order: after", "order: longer");
    }

    @Test
    void a_log_that_was_deleted_is_followed_again_when_it_is_back() throws IOException {
        logs.write("order", at(1, "before"));
        following.begin(20, logs.reader());
        logs.seen();
        Files.delete(logs.path("order"));
        assertThat(look()).isEmpty();

        logs.write("order", at(1, "before"));
        assertThat(look()).containsExactly("order: before");
    }

    @Test
    void a_log_that_vanishes_between_listing_and_reading_is_no_failure() throws IOException {
        logs.write("order", at(1, "one"));
        List<InstanceLog> listed = logs.folder().files();
        following = new Following(() -> listed);
        Files.delete(logs.path("order"));

        assertThat(following.begin(20, logs.reader())).isTrue();
        assertThat(following.look(logs.reader())).isTrue();
        assertThat(logs.seen()).isEmpty();
    }

    @Test
    void who_takes_no_more_is_not_looked_for_again() throws IOException {
        logs.write("order", at(1, "one"));

        assertThat(following.begin(20, _ -> false)).isFalse();
        logs.write("order", at(2, "two"));
        assertThat(following.look(_ -> false)).isFalse();
    }

    private List<String> look() {
        following.look(logs.reader());
        return logs.seen();
    }
}
