package no.nattro.gateway.shopper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie {@code v1.<key id>.<shopper>.<issued, in seconds>.<HMAC of all that>}. Whoever could write one could read another
 * shopper's orders, so anything that we have not signed, or too long ago, counts as no cookie at all.
 */
@Component
class ShopperCookie {

    /** Browsers take a cookie of this prefix only over https, for this host and the whole of it: no other page can set it. */
    static final String NAME = "__Host-shopper";

    /** Over plain http, which only another edge can have served: there no browser takes the other, and over https nobody reads this. */
    static final String PLAIN_NAME = "shopper";

    static final Duration LIFETIME = Duration.ofDays(400); // the longest that browsers keep any
    private static final Duration SIGNED_AGAIN_AFTER = Duration.ofDays(1); // often enough to slide, seldom enough to be cheap
    private static final Pattern FORM = Pattern.compile(
            "(v1\\.([A-Za-z0-9-]{1,16})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([0-9]{1,12}))\\.([A-Za-z0-9_-]{43})");

    private final SigningKeys keys;
    private final Clock clock;

    ShopperCookie(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The shopper that the value was issued to; empty when we did not sign it, or it has expired. */
    Optional<Shopper> read(String value) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches() || !isSignedBy(parts.group(2), parts.group(1), parts.group(5))) {
            return Optional.empty();
        }
        Shopper shopper = new Shopper(UUID.fromString(parts.group(3)),
                Instant.ofEpochSecond(Long.parseLong(parts.group(4))), false);
        return age(shopper).compareTo(LIFETIME) < 0 ? Optional.of(shopper) : Optional.empty();
    }

    private boolean isSignedBy(String keyId, String text, String signature) {
        return keys.sign(keyId, text).filter(ours -> MessageDigest.isEqual(bytes(ours), bytes(signature))).isPresent();
    }

    /** Whether the cookie is due to be written again, so that it does not expire on somebody who keeps coming. */
    boolean isAged(Shopper shopper) {
        return age(shopper).compareTo(SIGNED_AGAIN_AFTER) > 0;
    }

    /** The same person as of now, or a new one. */
    Shopper issuedNow(UUID id) {
        return new Shopper(id, clock.instant().truncatedTo(ChronoUnit.SECONDS), true);
    }

    /** What it is called where the client speaks https, or does not. */
    static String name(boolean https) {
        return https ? NAME : PLAIN_NAME;
    }

    /** The cookie to send to a client that speaks https, or does not. */
    ResponseCookie write(Shopper shopper, boolean https) {
        String text = "v1." + keys.signingKey() + "." + shopper.id() + "." + shopper.issued().getEpochSecond();
        String signature = keys.sign(keys.signingKey(), text).orElseThrow();
        return ResponseCookie.from(name(https), text + "." + signature)
                .httpOnly(true).secure(https).sameSite("Lax").path("/").maxAge(LIFETIME).build();
    }

    private Duration age(Shopper shopper) {
        return Duration.between(shopper.issued(), clock.instant());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
