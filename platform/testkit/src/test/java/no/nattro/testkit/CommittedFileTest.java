package no.nattro.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedFileTest {

    @TempDir
    private Path folder;

    @Test
    void fails_when_the_file_differs_or_is_missing() throws IOException {
        Path file = folder.resolve("document.json");
        assertThatThrownBy(() -> CommittedFile.assertUpToDate(file, "{}", false)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dnattro.write=true");

        Files.writeString(file, "{}");
        assertThatCode(() -> CommittedFile.assertUpToDate(file, "{}", false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> CommittedFile.assertUpToDate(file, "{ }", false)).isInstanceOf(AssertionError.class);
    }

    @Test
    void writes_when_it_is_told_to() {
        Path file = folder.resolve("new").resolve("document.json");
        CommittedFile.assertUpToDate(file, "{}", true);
        assertThatCode(() -> CommittedFile.assertUpToDate(file, "{}", false)).doesNotThrowAnyException();
    }
}
