package no.nattro.payment.bank.simulated;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The simulated bank.
 *
 * @param datasource       the database of its books
 * @param statementTimeout the longest that a statement in its books runs; below nattro.bank.total-timeout, after which nobody
 *                         waits for it; default 800 ms
 * @param slowness         how long a charge sleeps with a slow token; default 3 s
 */
@Validated
@ConfigurationProperties("nattro.bank")
record SimulatedBankProperties(@DefaultValue @Valid Login datasource,
        @DefaultValue("800ms") @NotNull @DurationMin(millis = 1) Duration statementTimeout,
        @DefaultValue("3s") @NotNull Duration slowness) {

    /**
     * How to reach a database.
     *
     * @param url      its JDBC URL
     * @param username the role to log in as
     * @param password that role's password
     */
    record Login(@NotBlank String url, @NotBlank String username, @NotNull String password) {

        @Override
        public String toString() {
            return "Login[" + url + "]"; // a record would print its password
        }
    }
}
