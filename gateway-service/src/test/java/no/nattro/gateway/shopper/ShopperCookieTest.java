package no.nattro.gateway.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nattro.gateway.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseCookie;

class ShopperCookieTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID SOMEBODY = UUID.fromString("6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10");

    private final ShopperCookie cookie = at(NOW, Map.of("new", Keys.NEW), "new");

    @Test
    void who_was_issued_a_cookie_is_known_by_it() {
        assertThat(cookie.read(issued(cookie))).contains(new Shopper(SOMEBODY, NOW, false));
    }

    @Test
    void it_has_five_parts_and_nobody_else_gets_it() {
        ResponseCookie written = cookie.write(cookie.issuedNow(SOMEBODY), true);

        assertThat(written.getValue()).matches("v1\\.new\\." + SOMEBODY + "\\.1795435200\\.[A-Za-z0-9_-]{43}");
        assertThat(written.toString()).startsWith("__Host-shopper=").contains("; Path=/;", "Max-Age=34560000;",
                "; Secure", "; HttpOnly", "; SameSite=Lax").doesNotContain("Domain");
    }

    @Test
    void a_change_of_any_character_makes_it_nobodys() {
        String value = issued(cookie);

        assertThat(IntStream.range(0, value.length()).mapToObj(at -> changed(value, at)))
                .allSatisfy(forged -> assertThat(cookie.read(forged)).as(forged).isEmpty());
    }

    @Test
    void a_part_of_another_cookie_of_ours_makes_it_nobodys() {
        String[] mine = issued(cookie).split("\\.");
        String[] later = issued(at(NOW.plusSeconds(1), Map.of("new", Keys.NEW), "new")).split("\\.");

        mine[3] = later[3];

        assertThat(cookie.read(String.join(".", mine))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "v1", "v1.new", "v1.new.6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10.1795435200.",
            "v1..6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10.1795435200.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "v1.new.1-1-1-1-1.1795435200.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "v1.new.6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10.99999999999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_was_never_one_is_nobodys(String value) {
        assertThat(cookie.read(value)).isEmpty();
        assertThat(cookie.read(value + "x".repeat(10_000))).isEmpty();
    }

    @Test
    void a_key_that_we_do_not_have_signs_nothing() {
        assertThat(at(NOW, Map.of("old", Keys.OLD), "old").read(issued(cookie))).isEmpty();
    }

    @Test
    void another_key_of_the_same_name_signs_nothing() {
        assertThat(at(NOW, Map.of("new", Keys.OLD), "new").read(issued(cookie))).isEmpty();
    }

    @Test
    void a_retired_key_still_verifies_and_no_longer_signs() {
        String before = issued(at(NOW, Map.of("old", Keys.OLD), "old"));
        ShopperCookie after = at(NOW, Map.of("old", Keys.OLD, "new", Keys.NEW), "new");

        assertThat(after.read(before)).map(Shopper::id).contains(SOMEBODY);
        assertThat(issued(after)).startsWith("v1.new.");
    }

    @Test
    void it_expires_after_400_days() {
        assertThat(later(Duration.ofDays(400).minusSeconds(1)).read(issued(cookie))).isPresent();
        assertThat(later(Duration.ofDays(400)).read(issued(cookie))).isEmpty();
    }

    @Test
    void it_is_aged_after_a_day() {
        Shopper shopper = cookie.read(issued(cookie)).orElseThrow();

        assertThat(later(Duration.ofDays(1)).isAged(shopper)).isFalse();
        assertThat(later(Duration.ofDays(1).plusSeconds(1)).isAged(shopper)).isTrue();
    }

    @Test
    void a_replica_whose_clock_is_behind_takes_it_too() {
        ShopperCookie behind = later(Duration.ofSeconds(-90));

        assertThat(behind.read(issued(cookie))).isPresent();
        assertThat(behind.isAged(new Shopper(SOMEBODY, NOW, false))).isFalse();
    }

    private static String issued(ShopperCookie cookie) {
        return cookie.write(cookie.issuedNow(SOMEBODY), true).getValue();
    }

    private static String changed(String value, int at) {
        char other = value.charAt(at) == 'A'
                ? 'B'
                : value.charAt(at) == '1' ? '2' : value.charAt(at) == '.' ? '-' : '1';
        return value.substring(0, at) + other + value.substring(at + 1);
    }

    private static ShopperCookie later(Duration time) {
        return at(NOW.plus(time), Map.of("new", Keys.NEW), "new");
    }

    private static ShopperCookie at(Instant time, Map<String, String> keys, String signingKey) {
        return new ShopperCookie(new SigningKeys(new ShopperProperties(keys, signingKey)),
                Clock.fixed(time, ZoneOffset.UTC));
    }
}
