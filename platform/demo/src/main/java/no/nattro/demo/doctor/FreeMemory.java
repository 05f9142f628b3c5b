package no.nattro.demo.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What programs may still take without any other being pushed out. */
final class FreeMemory {

    private static final Path LINUX = Path.of("/proc/meminfo");

    private FreeMemory() {}

    /** In a container, not more than the container is allowed. */
    static long bytes() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try {
            return Math.min(available(Files.readAllLines(LINUX)), system.getTotalMemorySize());
        } catch (IOException _) {
            return system.getFreeMemorySize();
        }
    }

    /** Free memory alone would be little on every machine that has read files: what caches hold counts as well. */
    static long available(List<String> meminfo) {
        return meminfo.stream().filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst().orElse(0);
    }
}
