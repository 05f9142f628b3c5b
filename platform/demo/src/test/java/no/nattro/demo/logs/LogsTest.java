package no.nattro.demo.logs;

import static no.nattro.demo.logs.WrittenLogs.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    @TempDir
    private Path folder;
    private WrittenLogs logs;

    @BeforeEach
    void aFolder() throws IOException {
        logs = new WrittenLogs(folder.resolve("logs"));
    }

    @Test
    void lines_come_in_the_order_of_their_times_whatever_their_form() throws IOException {
        logs.write("gateway", at(1, "asked"), at(4, "answered"));
        logs.write("order", "2026-11-23T01:00:02.000+01:00  INFO places", at(3, "placed"));
        logs.write("postgres", "2026-11-23 00:00:02.500 UTC [1] LOG:  stores");

        assertThat(all()).containsExactly("gateway: asked", "order: 2026-11-23T01:00:02.000+01:00  INFO places",
                "postgres: 2026-11-23 00:00:02.500 UTC [1] LOG:  stores", "order: placed", "gateway: answered");
    }

    @Test
    void a_stack_trace_is_not_torn_apart() throws IOException {
        logs.write("gateway", at(1, "one"), at(2, "two"), at(2, "three"));
        logs.write("order", at(2, "fails"), "java.io.IOException: no", "\tat Order.place", "", at(3, "goes on"));

        assertThat(all()).containsExactly("gateway: one", "gateway: two", "gateway: three", "order: fails",
                "order: java.io.IOException: no", "order: \tat Order.place", "order: ", "order: goes on");
    }

    @Test
    void what_a_jvm_says_before_its_first_time_comes_with_that() throws IOException {
        logs.write("gateway", at(1, "one"));
        logs.write("order", "OpenJDK warning: odd", "and more", at(2, "two"));

        assertThat(all()).containsExactly("gateway: one", "order: OpenJDK warning: odd", "order: and more",
                "order: two");
    }

    @Test
    void a_log_without_any_time_has_that_of_its_file() throws IOException {
        logs.write("gateway", at(1, "one"), at(9, "nine"));
        logs.write("order", "Could not create the JVM");
        Files.setLastModifiedTime(logs.path("order"), FileTime.from(Instant.parse("2026-11-23T00:00:05Z")));

        assertThat(all()).containsExactly("gateway: one", "order: Could not create the JVM", "gateway: nine");
    }

    @Test
    void a_large_log_that_was_put_aside_comes_first() throws IOException {
        logs.write("order", at(7, "new"), at(8, "newer"));
        Files.writeString(logs.path("order").resolveSibling("order.log.1"), at(5, "old") + "\n");

        assertThat(all()).containsExactly("order: old", "order: new", "order: newer");
        assertThat(last(2)).containsExactly("order: new", "order: newer");
    }

    @Test
    void a_last_line_that_was_cut_off_is_shown() throws IOException {
        logs.append("order", at(1, "one") + "\n" + at(2, "tw"));

        assertThat(all()).containsExactly("order: one", "order: tw");
    }

    @Test
    void the_last_lines_are_those_of_all_together() throws IOException {
        logs.write("gateway", IntStream.range(0, 50).mapToObj(second -> at(second, "g" + second))
                .toArray(String[]::new));
        logs.write("order", at(10, "early"), at(48, "late"), "\twith a trace");

        assertThat(last(5)).containsExactly("gateway: g47", "gateway: g48", "order: late", "order: \twith a trace",
                "gateway: g49");
        assertThat(last(0)).isEmpty();
        assertThat(last(Integer.MAX_VALUE)).hasSize(53);
    }

    @Test
    void a_reader_that_has_enough_is_given_no_more() throws IOException {
        logs.write("gateway", at(1, "one"), at(2, "two"));
        List<String> taken = new ArrayList<>();
        new Logs(logs.folder().files()).giveAll(line -> {
            taken.add(line.text());
            return false;
        });

        assertThat(taken).hasSize(1);
    }

    @Test
    void a_log_that_is_gone_by_now_is_left_out() throws IOException {
        logs.write("gateway", at(1, "one"));
        logs.write("order", at(2, "two"));
        List<InstanceLog> files = logs.folder().files();
        Files.delete(logs.path("gateway"));
        new Logs(files).giveAll(logs.reader());

        assertThat(logs.seen()).containsExactly("order: two");
    }

    private List<String> all() {
        new Logs(logs.folder().files()).giveAll(logs.reader());
        return logs.seen();
    }

    private List<String> last(int lines) {
        new Logs(logs.folder().files()).giveLast(lines, logs.reader());
        return logs.seen();
    }
}
