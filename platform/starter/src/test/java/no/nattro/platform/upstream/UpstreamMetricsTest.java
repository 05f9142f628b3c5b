package no.nattro.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.nattro.platform.breaker.BreakerAutoConfiguration;
import no.nattro.platform.request.Deadline;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.HttpMethod;

/** Names that dashboards know: all are there before the first call, and say zero. */
class UpstreamMetricsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
                    CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
                    JacksonAutoConfiguration.class, HttpClientAutoConfiguration.class,
                    RestClientAutoConfiguration.class, BreakerAutoConfiguration.class,
                    ReadyInstancesAutoConfiguration.class, UpstreamAutoConfiguration.class))
            .withPropertyValues("nattro.upstreams.payment.urls=http://127.0.0.1:1",
                    "nattro.upstreams.payment.total-timeout=1s");

    @Test
    void a_neighbour_is_measured_before_the_first_call() {
        start((metrics, upstreams) -> {
            upstreams.named("payment");

            Map<String, Double> ours = values(metrics, "nattro.upstream.", "upstream", "payment");
            assertThat(ours).containsOnlyKeys("nattro.upstream.refused brake=breaker",
                    "nattro.upstream.refused brake=bulkhead", "nattro.upstream.refused brake=lease",
                    "nattro.upstream.refused brake=deadline", "nattro.upstream.calls state=sent",
                    "nattro.upstream.calls state=waiting", "nattro.upstream.places", "nattro.upstream.breaker.pause");
            assertThat(ours.remove("nattro.upstream.places")).isEqualTo(40);
            assertThat(ours.values()).containsOnly(0.0);
            assertThat(values(metrics, "resilience4j.circuitbreaker.", "name", "payment"))
                    .containsEntry("resilience4j.circuitbreaker.state state=closed", 1.0)
                    .containsEntry("resilience4j.circuitbreaker.state state=open", 0.0)
                    .containsKeys("resilience4j.circuitbreaker.calls kind=failed",
                            "resilience4j.circuitbreaker.not.permitted.calls kind=not_permitted",
                            "resilience4j.circuitbreaker.buffered.calls kind=failed");
            assertThat(values(metrics, "resilience4j.bulkhead.", "name", "payment")).isNotEmpty();
            assertThat(values(metrics, "resilience4j.retry.", "name", "payment")).isNotEmpty();
        });
    }

    @Test
    void a_rehearsal_leaves_no_trace_in_them() {
        start((metrics, upstreams) -> {
            Upstream rehearsal = upstreams.rehearsal(URI.create("http://127.0.0.1:1"));
            rehearsal.send(new UpstreamCall<>(HttpMethod.GET, "/{id}", 1, null, Map.class, Map.<String, NoRefusal>of()),
                    Deadline.in(Duration.ofSeconds(1)));

            assertThat(upstreams.rehearsal(URI.create("http://127.0.0.1:1"))).isSameAs(rehearsal);
            assertThat(values(metrics, "resilience4j.", "name", "rehearsal")).isEmpty();
            assertThat(values(metrics, "nattro.", "upstream", "rehearsal")).isEmpty();
        });
    }

    @Test
    void limits_that_are_none_are_refused_at_the_start() {
        for (String setting : List.of("lease-timeout=0ms", "max-connections=0", "max-pending=-1", "attempts=0",
                "breaker.failures=0", "breaker.max-pause=1s", "guard=perhaps")) {
            service.withPropertyValues("nattro.upstreams.payment." + setting)
                    .run(context -> assertThat(context).as(setting).hasFailed());
        }
    }

    private interface Started {
        void with(MeterRegistry metrics, Upstreams upstreams);
    }

    private void start(Started test) {
        service.run(context -> test.with(context.getBean(MeterRegistry.class), context.getBean(Upstreams.class)));
    }

    /** By name and other tag. */
    private static Map<String, Double> values(MeterRegistry metrics, String prefix, String tag, String value) {
        return metrics.getMeters().stream().filter(meter -> meter.getId().getName().startsWith(prefix))
                .filter(meter -> value.equals(meter.getId().getTag(tag)))
                .collect(Collectors.toMap(meter -> name(meter, tag), UpstreamMetricsTest::value));
    }

    private static String name(Meter meter, String without) {
        return meter.getId().getName() + meter.getId().getTags().stream().filter(tag -> !tag.getKey().equals(without))
                .map(tag -> " " + tag.getKey() + "=" + tag.getValue()).collect(Collectors.joining());
    }

    private static double value(Meter meter) {
        return StreamSupport.stream(meter.measure().spliterator(), false)
                .filter(measurement -> measurement.getStatistic() != Statistic.MAX).findFirst().orElseThrow()
                .getValue();
    }
}
