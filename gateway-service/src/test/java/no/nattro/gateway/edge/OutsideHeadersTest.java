package no.nattro.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class OutsideHeadersTest {

    private final HttpHeaders headers = new HttpHeaders();

    @ParameterizedTest
    @ValueSource(strings = {"traceparent", "Tracestate", "baggage", "b3", "B3-anything", "X-B3-TraceId", "x-b3-sampled",
            "X-Shopper-Id", "x-request-deadline-ms", "x-http2-scheme", "Forwarded", "X-Forwarded-For",
            "X-Forwarded-Anything",
            "X-Real-IP"})
    void what_only_the_inside_may_say_is_dropped(String name) {
        headers.add(name, "forged");

        OutsideHeaders.clean(headers, RequestId.random());

        assertThat(headers.headerSet()).extracting("key").containsExactly(RequestId.HEADER);
    }

    @Test
    void everything_else_stays() {
        headers.add("Idempotency-Key", "k");
        headers.add("b4", "a header that is not ours to judge");

        OutsideHeaders.clean(headers, RequestId.random());

        assertThat(headers.headerSet()).extracting("key").contains("Idempotency-Key", "b4");
    }

    @Test
    void a_well_formed_id_is_kept() {
        headers.add(RequestId.HEADER, "my-own-id-0001");

        assertThat(OutsideHeaders.requestId(headers.getOrEmpty(RequestId.HEADER)).value()).isEqualTo("my-own-id-0001");
    }

    @Test
    void of_two_ids_none_is_believed() {
        headers.addAll(RequestId.HEADER, List.of("my-own-id-0001", "my-own-id-0001"));

        RequestId id = OutsideHeaders.requestId(headers.getOrEmpty(RequestId.HEADER));
        OutsideHeaders.clean(headers, id);

        assertThat(id.value()).isNotEqualTo("my-own-id-0001");
        assertThat(headers.get(RequestId.HEADER)).containsExactly(id.value());
    }
}
