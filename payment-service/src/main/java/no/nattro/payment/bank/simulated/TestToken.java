package no.nattro.payment.bank.simulated;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.PaymentToken;
import org.jspecify.annotations.Nullable;

/** The tokens that the bank knows; each is written as its name in lower case. */
enum TestToken {
    TOK_APPROVED(null),
    TOK_DECLINED(DeclineReason.CARD_DECLINED),
    TOK_INSUFFICIENT_FUNDS(DeclineReason.INSUFFICIENT_FUNDS),
    TOK_EXPIRED(DeclineReason.CARD_EXPIRED),
    /** Sleeps, then captures. */
    TOK_SLOW_BEFORE(null),
    /** Captures, then sleeps. */
    TOK_SLOW_AFTER(null),
    /** Captures, and the reply is lost. */
    TOK_LOST_REPLY(null),
    /** Every other token. */
    UNKNOWN(DeclineReason.UNKNOWN_TOKEN);

    private final @Nullable DeclineReason decline;

    TestToken(@Nullable DeclineReason decline) {
        this.decline = decline;
    }

    static TestToken of(PaymentToken token) {
        return Arrays.stream(values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(token.value()))
                .findFirst().orElse(UNKNOWN);
    }

    /** Empty where the bank pays. */
    Optional<DeclineReason> decline() {
        return Optional.ofNullable(decline);
    }
}
