package no.nattro.demo.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.createFile(folder.resolve("log"));
    }

    @Test
    void a_line_counts_only_when_its_end_is_written() throws IOException {
        write("one\ntw");
        try (LineReader reader = new LineReader(file, 0)) {
            assertThat(reader.next()).isEqualTo("one");
            assertThat(reader.next()).isNull();
            assertThat(reader.position()).isEqualTo(4);

            write("o\n\n");
            assertThat(reader.next()).isEqualTo("two");
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isNull();
            assertThat(reader.rest()).isNull();
        }
    }

    @Test
    void the_beginning_of_a_line_can_be_had_too() throws IOException {
        write("one\ntw");
        try (LineReader reader = new LineReader(file, 4)) {
            assertThat(reader.next()).isNull();
            assertThat(reader.rest()).isEqualTo("tw");
            assertThat(reader.rest()).isNull();
        }
    }

    @Test
    void a_letter_written_in_two_halves_stays_whole() throws IOException {
        byte[] line = "blåbær\n".getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(line, 3));
        try (LineReader reader = new LineReader(file, 0)) {
            assertThat(reader.next()).isNull();
            Files.write(file, Arrays.copyOfRange(line, 3, line.length), StandardOpenOption.APPEND);
            assertThat(reader.next()).isEqualTo("blåbær");
        }
    }

    @Test
    void bytes_that_are_no_letters_do_no_harm() throws IOException {
        Files.write(file, new byte[]{'a', (byte) 0xff, 'b', '\r', '\n', 'c', '\n'});

        assertThat(all()).containsExactly("a\ufffdb", "c");
    }

    @Test
    void many_lines_of_all_lengths_come_as_they_are() throws IOException {
        List<String> lines = IntStream.range(0, 3000).mapToObj(length -> "x".repeat(length)).toList();
        Files.write(file, lines);

        assertThat(all()).isEqualTo(lines);
    }

    @Test
    void a_line_without_an_end_comes_in_pieces() throws IOException {
        String endless = "x".repeat(1_000_000);
        write(endless + "\nnext\n");
        List<String> pieces = all();

        assertThat(pieces).hasSize(5).endsWith("next");
        assertThat(pieces.stream().limit(4).collect(Collectors.joining())).isEqualTo(endless);
    }

    @ParameterizedTest
    @CsvSource({"0,10", "1,8", "2,6", "4,2", "5,0", "99,0"})
    void the_last_lines_are_found_from_the_end(int lines, long position) throws IOException {
        write("a\nb\nc\nd\ne\n");

        assertThat(LineReader.lastLines(file, lines)).isEqualTo(position);
    }

    @Test
    void the_last_lines_are_found_in_a_long_file_too() throws IOException {
        Files.write(file, IntStream.range(0, 100_000).mapToObj(number -> "line " + number).toList());
        try (LineReader reader = new LineReader(file, LineReader.lastLines(file, 50_000))) {
            assertThat(reader.next()).isEqualTo("line 50000");
        }
    }

    private List<String> all() throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(file, 0)) {
            for (String line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
