package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OneBuildTest {

    private String build = "first";

    private final Apps built = new Apps() {

        @Override
        public String buildOf(Component service) {
            return build;
        }

        @Override
        public Path jarOf(Component service) {
            return Path.of(build, service.key() + ".jar");
        }
    };

    @Test
    void a_service_comes_back_as_the_build_that_it_was() {
        Apps apps = new OneBuild(built);
        Path first = apps.jarOf(Component.ORDER);
        build = "second";

        assertThat(apps.jarOf(Component.ORDER)).isEqualTo(first);
        assertThat(apps.jarOf(Component.PAYMENT)).as("asked for the first time")
                .isEqualTo(Path.of("second/payment.jar"));
    }
}
