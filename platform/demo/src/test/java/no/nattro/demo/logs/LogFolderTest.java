package no.nattro.demo.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFolderTest {

    @TempDir
    private Path folder;

    @Test
    void logs_are_listed_as_status_lists_their_writers() throws IOException {
        WrittenLogs logs = new WrittenLogs(folder);
        for (String name : List.of("postgres", "order-2", "zipkin", "order", "gateway")) {
            logs.write(name, "x");
        }

        assertThat(logs.folder().files()).extracting(InstanceLog::name).containsExactly("gateway", "order", "order-2",
                "postgres", "zipkin");
        assertThat(logs.folder().files(List.of("zipkin", "order"))).extracting(InstanceLog::name).containsExactly(
                "order",
                "zipkin");
    }

    @Test
    void a_folder_that_is_not_there_has_no_logs() {
        assertThat(new LogFolder(folder.resolve("none"), List.of("order")).files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"order,true", "order-2,true", "order-1,false", "order-x,false", "order-22,false", "zipkin,true",
            "frob,false", "frob-2,false", "../order,false"})
    void what_may_have_a_log_is_known(String name, boolean known) throws IOException {
        WrittenLogs logs = new WrittenLogs(folder);
        logs.write("zipkin", "x");

        assertThat(logs.folder().knows(name)).isEqualTo(known);
    }
}
