package no.nattro.gateway.shopper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.nattro.gateway.UnusableSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs with one key, verifies with all of them: a key is replaced without anybody losing the orders they may look at. */
@Component
class SigningKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ENOUGH_BYTES = 32; // as many as the hash has: fewer would be the weakest part
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,16}"); // it stands in the cookie, between dots

    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final String signingKey;

    SigningKeys(ShopperProperties properties) {
        properties.keys().forEach((id, base64) -> keys.put(id, key(id, base64)));
        this.signingKey = properties.signingKey();
        if (keys.isEmpty()) {
            throw unusable("there is no key");
        }
        if (!keys.containsKey(signingKey)) {
            throw unusable(
                    "the signing key '" + signingKey + "' is not one of the keys " + keys.keySet());
        }
    }

    private static SecretKeySpec key(String id, String base64) {
        if (!ID.matcher(id).matches()) {
            throw unusable("the id '" + id + "' is not 1 to 16 letters, digits and hyphens");
        }
        byte[] bytes = decoded(base64.strip());
        if (bytes == null) {
            throw unusable("the key '" + id + "' is not base64");
        }
        if (bytes.length < ENOUGH_BYTES) {
            throw unusable(
                    "the key '" + id + "' has " + bytes.length + " bytes, fewer than " + ENOUGH_BYTES);
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    private static UnusableSetting unusable(String why) {
        return new UnusableSetting("Shopper cookies cannot be signed: " + why + ".", """
                Set NATTRO_SHOPPER_KEYS_<ID> to 32 random bytes in base64 (openssl rand -base64 32) \
                and NATTRO_SHOPPER_SIGNING_KEY to that id, in small letters.""");
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return null; // its message would quote the key
        }
    }

    /** The id of the key that signs. */
    String signingKey() {
        return signingKey;
    }

    /** The signature of the text by that key; empty when there is no such key. */
    Optional<String> sign(String keyId, String text) {
        return Optional.ofNullable(keys.get(keyId)).map(key -> Base64.getUrlEncoder().withoutPadding()
                .encodeToString(hmac(key, text.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
