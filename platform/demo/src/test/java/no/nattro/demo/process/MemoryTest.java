package no.nattro.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final long MIB = 1024 * 1024;

    @Test
    void a_jvm_has_tens_of_mebibytes() {
        ProcessId self = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(Memory.residentBytes(self)).hasValueSatisfying(bytes -> assertThat(bytes).isGreaterThan(20 * MIB));
    }

    @Test
    void a_process_that_is_gone_has_none() {
        assertThat(Memory.residentBytes(new ProcessId(ProcessHandle.current().pid(), "another birth"))).isEmpty();
    }
}
