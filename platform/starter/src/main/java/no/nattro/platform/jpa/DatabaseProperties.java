package no.nattro.platform.jpa;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the database works for us. The server is told with each connection ({@code nattro-defaults.yml}), so the values
 * are written as PostgreSQL reads them, too: {@code 3s}, {@code 750ms}.
 *
 * @param statementTimeout the longest that a statement runs; below {@code nattro.inbound.budget}, so that there is an answer
 *                         when it is cancelled. Where the deadline leaves less, less. Default 3 s
 * @param lockTimeout      the longest that a statement waits for a lock; below the other, so that it can be told from a slow
 *                         statement: default 2 s
 * @see <a href="https://www.postgresql.org/docs/17/runtime-config-client.html">PostgreSQL, statement behavior</a>
 */
@Validated
@ConfigurationProperties("nattro.database")
public record DatabaseProperties(@DefaultValue("3s") @NotNull @DurationMin(millis = 1) Duration statementTimeout,
        @DefaultValue("2s") @NotNull @DurationMin(millis = 1) Duration lockTimeout) {

    @AssertTrue(message = "nattro.database.lock-timeout must be shorter than nattro.database.statement-timeout")
    boolean isLockTimeoutShorter() {
        return lockTimeout.compareTo(statementTimeout) < 0;
    }
}
