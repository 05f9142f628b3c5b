package no.nattro.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5|0,05 NOK", "39800|398,00 NOK", "139800|1 398,00 NOK",
            "123456789012|1 234 567 890,12 NOK"})
    void an_amount_reads_like_a_price_tag(long amount, String priceTag) {
        assertThat(new Money(amount, "NOK")).hasToString(priceTag);
    }
}
