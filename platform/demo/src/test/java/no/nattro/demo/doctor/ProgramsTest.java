package no.nattro.demo.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_there_is_told_with_where() {
        assertThat(examine(Optional.of(Path.of("/bin/true"))))
                .contains(Finding.ok("git", "/bin/true"), Finding.ok("psql", "/bin/true"));
    }

    @Test
    void a_program_that_only_helps_is_no_obstacle_and_comes_with_the_way_to_get_it() {
        List<Finding> findings = examine(Optional.empty());

        assertThat(findings).extracting(Finding::name).containsExactly("jdk", "git", "curl", "setsid",
                "user-namespaces", "psql", "browser");
        assertThat(findings).filteredOn(finding -> List.of("git", "curl", "setsid", "psql").contains(finding.name()))
                .allSatisfy(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
                    assertThat(finding.found()).isEqualTo("not found");
                    assertThat(finding.advice()).contains("apt install ");
                });
    }

    @Test
    void the_jdk_of_this_test_is_one() {
        assertThat(Programs.jdk(Path.of(System.getProperty("java.home"))).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void a_java_without_a_compiler_is_no_jdk() {
        Finding jdk = Programs.jdk(folder);

        assertThat(jdk.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(jdk.found()).endsWith(folder + ", without javac");
    }

    @Test
    void only_root_needs_user_namespaces() {
        assertThat(Programs.namespaces(false, false).verdict()).isEqualTo(Verdict.OK);
        assertThat(Programs.namespaces(true, true).verdict()).isEqualTo(Verdict.OK);
        assertThat(Programs.namespaces(true, false).verdict()).isEqualTo(Verdict.MISSING);
    }

    private static List<Finding> examine(Optional<Path> found) {
        return new Programs(_ -> found, Map.of()).examine();
    }
}
