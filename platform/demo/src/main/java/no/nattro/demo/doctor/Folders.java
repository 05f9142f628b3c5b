package no.nattro.demo.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.stack.LeftBehind;
import no.nattro.demo.stack.StackState;

/**
 * What lies on the disks.
 *
 * @param started    what was started and not stopped since
 * @param leftBehind processes that a killed command did not write down
 */
record Folders(Home home, PostgresBinaries binaries, Optional<StackState> started, List<LeftBehind> leftBehind) {

    List<Finding> examine() {
        return List.of(postgres(), letters(System.getProperty("sun.jnu.encoding", "")), writable(), leftovers());
    }

    private Finding postgres() {
        if (binaries.areUnpacked()) {
            return Finding.ok("postgres-binaries", "unpacked in " + binaries.folder());
        }
        return PostgresBinaries.areInTheBuild()
                ? Finding.ok("postgres-binaries", "in the build; the first start unpacks them")
                : Finding.missing("postgres-binaries", "the build has none for this machine",
                        "build Nattro on this machine; Linux and macOS on x86-64 and ARM64 are known");
    }

    /** @param encoding in which Java hands the names of files to the system */
    Finding letters(String encoding) {
        boolean isPlain = home.checkout().toString().chars().allMatch(letter -> letter < 128)
                && home.state().toString().chars().allMatch(letter -> letter < 128);
        if (encoding.equalsIgnoreCase("UTF-8") || isPlain) {
            return Finding.ok("locale", encoding + (isPlain ? "; the paths are plain" : ""));
        }
        return Finding.missing("locale", encoding + " cannot name " + home.checkout(),
                "export LC_ALL=C.UTF-8, or move the checkout to a path of plain letters");
    }

    private Finding writable() {
        Path existing = home.state();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            Files.delete(Files.createTempFile(existing, ".doctor-", ".tmp"));
            return Finding.ok("state-folder", home.state() + (Files.exists(home.state()) ? "" : ", made at the start"));
        } catch (IOException e) {
            return Finding.missing("state-folder", home.state() + " cannot be written: " + PrivateFiles.explain(e),
                    "make it yours (chown), or put the state elsewhere: NATTRO_STATE=folder");
        }
    }

    private Finding leftovers() {
        List<String> left = new ArrayList<>();
        started.ifPresent(state -> state.running().stream().filter(running -> !running.isAlive())
                .forEach(running -> left.add(running.instance() + " has ended by itself")));
        if (!leftBehind.isEmpty()) {
            left.add(LeftBehind.list(leftBehind));
        }
        left.addAll(unfinished(home.state(), ".postgres-unfinished-*"));
        left.addAll(unfinished(home.apps(), ".unfinished-*"));
        return left.isEmpty()
                ? Finding.ok("leftovers", "none")
                : Finding.warning("leftovers", String.join(", ", left), "./demo up clears them away");
    }

    private static List<String> unfinished(Path folder, String names) {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, names)) {
            entries.forEach(entry -> found.add(entry.getFileName().toString()));
        } catch (IOException _) {
            return List.of(); // nothing was started yet
        }
        return found;
    }
}
