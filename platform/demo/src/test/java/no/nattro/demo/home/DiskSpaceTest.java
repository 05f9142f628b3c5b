package no.nattro.demo.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

    @TempDir
    private Path folder;

    @Test
    void a_folder_that_is_not_there_yet_has_the_room_of_the_one_above() {
        DiskSpace space = DiskSpace.at(folder.resolve("a/b")).orElseThrow();

        assertThat(space.folder()).isEqualTo(folder);
        assertThat(space.free()).isPositive();
    }

    @Test
    void too_little_is_told_in_a_sentence_with_where_and_how_much() {
        DiskSpace space = new DiskSpace(Path.of("/small"), 30_400_000);

        assertThat(space.has(30_400_000)).isTrue();
        assertThat(space.has(30_400_001)).isFalse();
        assertThat(space.shortage(450_000_000))
                .isEqualTo("There are 30 MB free in /small; Nattro needs about 450 MB there.");
    }

    @Test
    void a_start_needs_less_where_another_was_before() throws IOException {
        Home home = new Home(folder, folder.resolve(".demo"));
        Files.createDirectories(home.apps().resolve("demo-1-2"));
        assertThat(DiskSpace.neededBy(home)).isEqualTo(DiskSpace.NEW_STATE);

        Files.createDirectories(home.apps().resolve("order-service-1"));
        Files.createDirectories(home.database());
        assertThat(DiskSpace.neededBy(home)).isEqualTo(100_000_000);
    }

    @Test
    void where_there_is_room_nothing_is_said() {
        assertThat(DiskSpace.warning(new Home(folder, folder.resolve(".demo")))).isEmpty();
    }
}
