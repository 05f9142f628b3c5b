package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionCommandTest {

    @TempDir
    private Path folder;

    @Test
    void a_script_gets_the_parts_by_name() throws Exception {
        MadeUpStack stack = new MadeUpStack(folder);
        assertThat(stack.demo("version", "--json")).isEqualTo(ExitCode.OK);
        JsonNode version = new ObjectMapper().readTree(stack.screen().results());

        assertThat(version.fieldNames()).toIterable().containsExactly("version", "commit", "postgres", "java");
        assertThat(version.path("postgres").asText()).startsWith("17.");
        assertThat(version.path("java").asText()).isEqualTo(Runtime.version().toString());
    }
}
