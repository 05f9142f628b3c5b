package no.nattro.gateway.limit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import no.nattro.gateway.UnusableSetting;
import org.junit.jupiter.api.Test;

class RedisLinkTest {

    @Test
    void an_address_that_is_none_is_not_quoted() {
        assertThatThrownBy(() -> new RedisLink(Settings.inRedis("http://:secret@redis", 1, Duration.ofSeconds(1))))
                .isInstanceOf(UnusableSetting.class).hasMessageNotContaining("secret").hasNoCause();
    }
}
