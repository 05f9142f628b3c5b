package no.nattro.demo.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void a_warning_is_no_obstacle_and_something_missing_is() {
        Finding psql = Finding.warning("psql", "not found", "get it");
        Finding jdk = Finding.missing("jdk", "too old", "get another");

        assertThat(Finding.allowAStart(List.of(Finding.ok("git", "there"), psql))).isTrue();
        assertThat(Finding.allowAStart(List.of(psql, jdk))).isFalse();
    }
}
