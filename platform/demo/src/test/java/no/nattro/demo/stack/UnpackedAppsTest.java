package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedAppsTest {

    @TempDir
    private Path folder;

    @Test
    void the_same_content_has_the_same_name_whenever_it_was_built() throws IOException {
        Path first = jar("first.jar", "A.class", "same");
        Path second = jar("second.jar", "A.class", "same");
        Files.setLastModifiedTime(second, FileTime.fromMillis(0));

        assertThat(UnpackedApps.contentId(second)).isEqualTo(UnpackedApps.contentId(first));
    }

    @Test
    void other_content_of_the_same_length_and_time_has_another_name() throws IOException {
        Path first = jar("first.jar", "A.class", "same");
        Path second = jar("second.jar", "A.class", "some");
        Files.setLastModifiedTime(second, Files.getLastModifiedTime(first));

        assertThat(UnpackedApps.contentId(second)).isNotEqualTo(UnpackedApps.contentId(first));
    }

    @Test
    void a_missing_build_is_told() {
        UnpackedApps apps = apps();

        assertThatThrownBy(() -> apps.jarOf(Component.ORDER)).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("order-service/target/order-service.jar is missing. Build it:");
    }

    @Test
    void half_a_build_is_told() throws IOException {
        Path jar = folder.resolve("order-service/target/order-service.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "PK and then the disk was full");

        assertThatThrownBy(() -> apps().buildOf(Component.ORDER)).isInstanceOf(DemoFailed.class)
                .hasMessageContaining("Build it again");
    }

    private UnpackedApps apps() {
        Home home = new Home(folder, folder.resolve(".demo"));
        return new UnpackedApps(home, new StackFile(home.stackFile()));
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return jar;
    }
}
