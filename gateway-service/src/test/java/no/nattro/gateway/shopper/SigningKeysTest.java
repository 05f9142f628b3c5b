package no.nattro.gateway.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import no.nattro.gateway.Keys;
import no.nattro.gateway.UnusableSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeysTest {

    @Test
    void a_key_that_is_not_there_signs_nothing() {
        assertThat(new SigningKeys(new ShopperProperties(Map.of("new", Keys.NEW), "new")).sign("old", "text"))
                .isEmpty();
    }

    @Test
    void a_signature_is_that_of_rfc_2104() {
        // openssl dgst -sha256 -mac HMAC -macopt key:new-new-new-new-new-new-new-new-, as base64url
        assertThat(new SigningKeys(new ShopperProperties(Map.of("new", Keys.NEW), "new")).sign("new", "text"))
                .contains("ldsTIkiKy2K0wGO-saqOFLMOyOpd0_JbAlWTUD5bX6E");
    }

    @Test
    void without_a_key_nothing_starts() {
        assertThatThrownBy(() -> new SigningKeys(new ShopperProperties(Map.of(), "")))
                .isInstanceOf(UnusableSetting.class)
                .hasMessage("Shopper cookies cannot be signed: there is no key.");
    }

    @ParameterizedTest
    @CsvSource({
            "k,   k,   c2hvcnQ=,                                     the key 'k' has 5 bytes, fewer than 32",
            "k,   k,   not base64!,                                  the key 'k' is not base64",
            "k.2, k.2, bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldy0=, the id 'k.2' is not 1 to 16 letters",
            "k,   j,   bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldy0=, the signing key 'j' is not one of the keys [k]",
    })
    void an_unusable_key_is_named_and_not_shown(String id, String signingKey, String key, String why) {
        assertThatThrownBy(() -> new SigningKeys(new ShopperProperties(Map.of(id, key), signingKey)))
                .isInstanceOf(UnusableSetting.class).hasMessageContaining(why).hasMessageNotContaining(key);
    }

    @Test
    void printed_properties_do_not_show_the_keys() {
        assertThat(new ShopperProperties(Map.of("new", Keys.NEW), "new")).asString().doesNotContain(Keys.NEW);
    }
}
