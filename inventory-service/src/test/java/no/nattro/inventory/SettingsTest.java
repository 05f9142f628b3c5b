package no.nattro.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/** What a deployment gets that says nothing. */
class SettingsTest {

    private final EnumerablePropertySource<?> settings = load();

    @Test
    void demo_data_is_left_out() {
        assertThat(settings.getProperty("spring.flyway.locations")).isEqualTo("classpath:db/migration");
    }

    @Test
    void no_password_and_no_database_is_assumed() {
        assertThat(List.of(settings.getPropertyNames()))
                .noneMatch(name -> name.matches(".*(password|secret|username|url).*"));
    }

    @Test
    void actuator_has_a_port_of_its_own() {
        assertThat(settings.getProperty("server.port")).isEqualTo(8080);
        assertThat(settings.getProperty("management.server.port")).isEqualTo(8081);
    }

    private static EnumerablePropertySource<?> load() {
        try {
            return (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yml")).getFirst();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
