package no.nattro.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTest {

    @TempDir
    private Path folder;

    @Test
    void accepts_an_answer_that_says_more_and_no_other() throws IOException {
        Contract contract = contract();
        assertThat(contract.given()).isEqualTo("nothing");
        assertThat(contract.requestBody()).isEqualTo("{\"a\":1}");

        contract.assertAnswer(200, "application/json;charset=utf-8", "{\"state\": \"HELD\", \"more\": 1}");

        assertThatThrownBy(() -> contract.assertAnswer(201, "application/json", "{\"state\": \"HELD\"}"))
                .isInstanceOf(AssertionError.class).hasMessageContaining("expected 200");
        assertThatThrownBy(() -> contract.assertAnswer(200, "text/plain", "{\"state\": \"HELD\"}"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> contract.assertAnswer(200, "application/json", "{\"state\": \"SOLD\"}"))
                .isInstanceOf(AssertionError.class).hasMessageContaining("SOLD");
        assertThatThrownBy(() -> contract.assertAnswer(200, "application/json", "no json"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void does_not_take_an_empty_folder_for_a_kept_promise() {
        assertThatThrownBy(() -> Contract.in(folder)).hasMessageContaining("no contract in");
    }

    private Contract contract() throws IOException {
        Files.writeString(folder.resolve("holds.json"), """
                {"metadata": {"given": "nothing"},
                 "request": {"method": "PUT", "url": "/x", "bodyPatterns": [{"equalToJson": {"a": 1}}]},
                 "response": {"status": 200, "headers": {"Content-Type": "application/json"},
                              "jsonBody": {"state": "HELD"}}}""");
        return Contract.in(folder).getFirst();
    }
}
