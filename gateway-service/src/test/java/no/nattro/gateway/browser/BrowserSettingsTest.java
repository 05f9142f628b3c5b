package no.nattro.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class BrowserSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "cors.allowed-origins=https://app.example/ | as in https://app.example, or * alone",
            "cors.allowed-origins=*, cors.allow-credentials=true | any page could buy in its visitor's name",
            "hsts.max-age=-1s | must not be negative"})
    void what_makes_no_sense_ends_the_start_and_says_what_would(String settings, String expected) {
        String[] properties = settings.strip().split(", ");
        for (int i = 0; i < properties.length; i++) {
            properties[i] = "nattro.gateway." + properties[i];
        }
        new ApplicationContextRunner().withUserConfiguration(Settings.class).withPropertyValues(properties)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(expected));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({CorsProperties.class, HstsProperties.class})
    static class Settings {}
}
