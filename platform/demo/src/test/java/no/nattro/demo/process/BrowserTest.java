package no.nattro.demo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowserTest {

    private final Set<String> installed = Set.of("firefox", "lynx", "xdg-open", "wslview");

    @BeforeEach
    void notOnAMac() {
        assumeThat(System.getProperty("os.name")).as("macOS has an opener of its own").doesNotStartWith("Mac");
    }

    @Test
    void the_wished_one_comes_first() {
        assertThat(find(Map.of("BROWSER", "firefox", "DISPLAY", ":0"))).contains(List.of("/bin/firefox"));
    }

    @Test
    void of_several_wished_the_first_that_is_installed_is_taken_with_its_options() {
        assertThat(find(Map.of("BROWSER", "netscape:firefox --new-window %s:lynx")))
                .contains(List.of("/bin/firefox", "--new-window"));
    }

    @Test
    void a_desktop_knows_its_browser() {
        assertThat(find(Map.of("DISPLAY", ":0"))).contains(List.of("/bin/xdg-open"));
        assertThat(find(Map.of("WAYLAND_DISPLAY", "wayland-0", "BROWSER", "netscape")))
                .contains(List.of("/bin/xdg-open"));
    }

    @Test
    void windows_around_this_linux_has_one() {
        assertThat(find(Map.of("WSL_DISTRO_NAME", "Debian"))).contains(List.of("/bin/wslview"));
    }

    @Test
    void without_a_display_there_is_none() {
        assertThat(find(Map.of("DISPLAY", ""))).isEmpty();
        assertThat(find(Map.of())).isEmpty();
    }

    private Optional<List<String>> find(Map<String, String> environment) {
        return Browser.find(environment, name -> Optional.of(name).filter(installed::contains)
                .map(each -> Path.of("/bin", each))).map(Browser::command);
    }
}
