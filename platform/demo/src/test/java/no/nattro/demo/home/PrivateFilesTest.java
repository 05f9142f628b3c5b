package no.nattro.demo.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

    @TempDir
    private Path folder;

    @Test
    void only_the_owner_may_read_what_is_written() throws IOException {
        Path file = folder.resolve("secrets/one");
        PrivateFiles.write(file, "word");

        assertThat(PrivateFiles.read(file)).isEqualTo("word");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(file.getParent())).isEqualTo("rwx------");
    }

    @Test
    void a_file_is_replaced_and_nothing_unfinished_is_left() throws IOException {
        Path file = folder.resolve("one");
        PrivateFiles.write(file, "before");
        PrivateFiles.write(file, "after");

        assertThat(file).hasContent("after");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void deleting_a_folder_does_not_follow_links_out_of_it() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "stays");
        Path tree = Files.createDirectories(folder.resolve("tree/branch"));
        Files.createSymbolicLink(tree.resolve("link"), outside);

        PrivateFiles.delete(folder.resolve("tree"));
        PrivateFiles.delete(folder.resolve("never-was"));

        assertThat(folder.resolve("tree")).doesNotExist();
        assertThat(outside).hasContent("stays");
    }

    @Test
    void a_missing_file_is_said_to_be_missing() {
        assertThat(PrivateFiles.explain(new NoSuchFileException("/a/b"))).isEqualTo("/a/b is missing");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
