package no.nattro.gateway.forwarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.nattro.gateway.UnusableSetting;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import reactor.netty.http.server.HttpServer;

class BehindEdgeTest {

    @Test
    void without_a_proxy_to_trust_the_profile_is_refused() {
        assertThatThrownBy(() -> behindEdge(List.of(), "behind-edge")).isInstanceOf(UnusableSetting.class)
                .hasMessage("The gateway is to run behind another edge, and does not know which.");
    }

    @Test
    void without_the_profile_a_proxy_to_trust_is_refused() {
        assertThatThrownBy(() -> behindEdge(List.of("10.0.0.0/8"))).isInstanceOf(UnusableSetting.class)
                .hasMessageContaining("without the profile behind-edge nobody is asked");
    }

    @Test
    void a_proxy_that_is_everybody_is_refused() {
        assertThatThrownBy(() -> behindEdge(List.of("10.0.0.0/8", " 0.0.0.0/0"), "behind-edge"))
                .isInstanceOf(UnusableSetting.class)
                .hasMessage("The trusted proxy '0.0.0.0/0' is everybody: anybody could say who they are.");
    }

    @Test
    void in_front_of_everything_nobody_is_believed() {
        HttpServer server = HttpServer.create();

        assertThat(behindEdge(List.of()).apply(server).configuration().isForwarded()).isFalse();
        assertThat(behindEdge(List.of("10.0.0.1"), "behind-edge").apply(server).configuration().isForwarded()).isTrue();
    }

    private static BehindEdge behindEdge(List<String> trustedProxies, String... profiles) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profiles);
        return new BehindEdge(new ForwardedProperties(trustedProxies), environment);
    }
}
