package no.nattro.demo.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

    @TempDir
    private Path folder;

    @Test
    void too_little_memory_is_told_with_how_much_it_takes() {
        Finding memory = room(false).memory(1_400_000_000);

        assertThat(memory.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(memory.found()).isEqualTo("1400 MB available; Nattro needs about 1500 MB");
        assertThat(room(false).memory(1_500_000_000).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void what_runs_has_its_memory_already() {
        assertThat(room(true).memory(1_000_000))
                .isEqualTo(Finding.ok("memory", "1 MB available beside Nattro, which runs"));
    }

    @Test
    void a_full_disk_is_told_with_what_needs_the_room() {
        Finding disk = Room.disk("disk-state", folder, Long.MAX_VALUE, "for the database", "free some");

        assertThat(disk.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(disk.found()).contains(" free in " + folder, " for the database");
        assertThat(disk.advice()).isEqualTo("free some");
    }

    @Test
    void memory_and_each_disk_are_looked_at() {
        assertThat(room(false).examine()).extracting(Finding::name).containsExactly("memory", "disk-state",
                "disk-cache", "disk-build");
    }

    @Test
    void what_caches_hold_is_available() {
        assertThat(FreeMemory.available(List.of("MemTotal:  4000 kB", "MemFree:  10 kB", "MemAvailable:   2000 kB")))
                .isEqualTo(2_048_000);
        assertThat(FreeMemory.bytes()).isPositive();
    }

    private Room room(boolean isRunning) {
        return new Room(new Home(folder, folder.resolve(".demo")), new PostgresBinaries(folder), isRunning);
    }
}
