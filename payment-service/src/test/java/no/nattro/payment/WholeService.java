package no.nattro.payment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.reconciliation.Accountants;
import no.nattro.payment.recovery.Replicas;
import no.nattro.payment.web.PaymentApiDocument;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/**
 * The whole service on a real PostgreSQL, started once for all tests. The bank's limit is far away, so that a busy
 * machine does not turn an answer into a late one; tests that want a late one say so by the deadline they send. Nor is the
 * bank left alone because other tests had it fail. Nothing works by itself: tests play the rounds that they want.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "nattro.inbound.budget=20s", "nattro.bank.total-timeout=10s", "nattro.bank.slowness=1s",
        "nattro.bank.breaker.enabled=false",
        "nattro.database.statement-timeout=15s", "nattro.database.lock-timeout=10s", "nattro.bank.statement-timeout=9s",
        "nattro.recovery.enabled=false", "nattro.reconciliation.enabled=false",
        "springdoc.packages-to-scan=no.nattro.payment"})
@Timeout(120) // of one test: a hang is a failure with a stack trace
@AutoConfigureObservability(metrics = false)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Import({RealDatabases.class, PaymentCalls.class, PaymentApiDocument.class, Tills.class, Replicas.class,
        Accountants.class})
public @interface WholeService {}
