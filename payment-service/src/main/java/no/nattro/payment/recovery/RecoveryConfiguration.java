package no.nattro.payment.recovery;

import no.nattro.payment.background.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    @Bean
    Rounds recoveryRounds(Recovery recovery, RecoveryProperties properties) {
        return new Rounds("Recovery of payments", properties.enabled(), properties.pollInterval(), recovery);
    }
}
