package no.nattro.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class FirstVisitTest {

    private final FirstVisit visit = new FirstVisit();

    @Test
    void it_is_known_by_an_id_that_nobody_else_has() {
        assertThat(visit.is(request(visit.id()))).isTrue();
        assertThat(visit.is(request(new FirstVisit().id()))).isFalse();
        assertThat(visit.is(MockServerHttpRequest.get("/").build())).isFalse();
    }

    @Test
    void its_id_is_nothing_special_afterwards() {
        String id = visit.id();
        visit.isOver();

        assertThat(visit.is(request(id))).isFalse();
        assertThat(visit.is(MockServerHttpRequest.get("/").build())).isFalse();
        assertThatIllegalStateException().isThrownBy(visit::id);
    }

    private static MockServerHttpRequest request(String id) {
        return MockServerHttpRequest.get("/").header(RequestId.HEADER, id).build();
    }
}
