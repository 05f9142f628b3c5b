package no.nattro.demo.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.home.DiskSpace;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;

/**
 * Memory and disks.
 *
 * @param isRunning what Nattro needs it has already then
 */
record Room(Home home, PostgresBinaries binaries, boolean isRunning) {

    /** After a thousand purchases the services took 940 MB and PostgreSQL 340 MB; the rest is for this command. */
    private static final long MEMORY = 1_500_000_000;

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(memory(FreeMemory.bytes()));
        findings.add(disk("disk-state", home.state(), DiskSpace.neededBy(home),
                "for the services, the database and logs",
                "free some, or put the state elsewhere: NATTRO_STATE=folder"));
        findings.add(disk("disk-cache", binaries.folder(), binaries.areUnpacked() ? 0 : DiskSpace.CACHE,
                "for PostgreSQL's programs", "free some, or set XDG_CACHE_HOME to another folder"));
        findings.add(disk("disk-build", home.checkout(), isBuilt() ? 0 : DiskSpace.BUILD, "for a build", "free some"));
        return findings;
    }

    private boolean isBuilt() {
        return Files.exists(home.checkout().resolve("platform/demo/target/nattro-demo.jar"));
    }

    Finding memory(long free) {
        String found = DiskSpace.words(free) + " available";
        if (isRunning) {
            return Finding.ok("memory", found + " beside Nattro, which runs");
        }
        return free >= MEMORY
                ? Finding.ok("memory", found)
                : Finding.missing("memory", found + "; Nattro needs about " + DiskSpace.words(MEMORY),
                        "end something else, or give this machine more");
    }

    static Finding disk(String name, Path folder, long needed, String purpose, String advice) {
        return DiskSpace.at(folder).map(space -> space.has(needed)
                ? Finding.ok(name, DiskSpace.words(space.free()) + " free in " + space.folder())
                : Finding.missing(name, DiskSpace.words(space.free()) + " free in " + space.folder() + "; needs about "
                        + DiskSpace.words(needed) + " " + purpose, advice))
                .orElseGet(() -> Finding.warning(name, "the room in " + folder + " is not told", "look with df"));
    }
}
