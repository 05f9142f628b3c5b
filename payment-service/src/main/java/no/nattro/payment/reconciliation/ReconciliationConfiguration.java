package no.nattro.payment.reconciliation;

import no.nattro.payment.background.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    /**
     * Each replica asks several times in an interval whether it is time: the interval is kept in the database, for all.
     */
    private static final int LOOKS_AT_THE_CLOCK = 6;

    @Bean
    Rounds reconciliationRounds(Reconciliation reconciliation, ReconciliationProperties properties) {
        return new Rounds("Reconciliation with the bank", properties.enabled(),
                properties.interval().dividedBy(LOOKS_AT_THE_CLOCK), reconciliation);
    }
}
