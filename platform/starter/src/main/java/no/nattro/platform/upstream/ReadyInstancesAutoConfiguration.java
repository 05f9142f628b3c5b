package no.nattro.platform.upstream;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The part of the starter for whoever chooses among instances, with whatever client they call them. */
@AutoConfiguration
public class ReadyInstancesAutoConfiguration {

    @Bean
    ReadyInstances readyInstances(MeterRegistry metrics) {
        return new ReadyInstances(metrics);
    }
}
