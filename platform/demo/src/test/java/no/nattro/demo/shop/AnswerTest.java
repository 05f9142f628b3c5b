package no.nattro.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    @ParameterizedTest
    @CsvSource({
            "201,'',CONFIRMED",
            "202,'',PENDING",
            "400,urn:nattro:problem:invalid-request,REFUSED",
            "401,urn:nattro:problem:shopper-required,REFUSED",
            "402,urn:nattro:problem:payment-declined,REFUSED",
            "409,urn:nattro:problem:out-of-stock,REFUSED",
            "409,urn:nattro:problem:request-in-progress,PENDING",
            "422,urn:nattro:problem:key-reused,REFUSED",
            "429,'',REFUSED",
            "503,'',REFUSED",
            "500,'',UNKNOWN",
            "502,'',UNKNOWN",
            "504,'',UNKNOWN",
            "200,'',UNKNOWN"})
    void nothing_is_called_refused_that_may_have_gone_through(int status, String type, Answer answer) {
        assertThat(Answer.of(status, type)).isEqualTo(answer);
    }
}
