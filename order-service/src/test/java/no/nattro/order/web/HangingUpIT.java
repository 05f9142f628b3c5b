package no.nattro.order.web;

import static no.nattro.order.web.OrderApi.ORDER;
import static no.nattro.order.web.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import org.junit.jupiter.api.Test;

/** The line of a shopper breaks, or the gateway's own with it, when the purchase has just been sent. */
class HangingUpIT extends OrderApiFixture {

    @Test
    void a_purchase_whose_shopper_is_gone_goes_on_and_its_key_tells_the_end() throws IOException {
        CountDownLatch gone = new CountDownLatch(1);
        script.then("charge", _ -> captured(gone));

        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            line.setSoLinger(true, 0); // a reset: the other side is told at once
            line.getOutputStream().write(purchase("key-1").getBytes(StandardCharsets.US_ASCII));
            await().until(() -> script.calls().contains("charge"));
        }
        gone.countDown();
        await().until(() -> status().equals("CONFIRMED"));
        HttpResponse<String> repeat = api.place("key-1", ORDER);

        assertThat(repeat.statusCode()).as(repeat.body()).isEqualTo(201);
        assertThat(repeat.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(json(repeat).path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(orders()).isEqualTo(1);
        assertThat(script.calls()).containsExactly("reserve", "charge", "confirm");
    }

    private String purchase(String key) {
        return "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Shopper-Id: "
                + api.shopper() + "\r\nIdempotency-Key: " + key + "\r\nContent-Length: " + ORDER.length()
                + "\r\n\r\n" + ORDER;
    }

    private String status() {
        return sql.sql("SELECT status FROM orders WHERE shopper_id = ?").param(api.shopper()).query(String.class)
                .single();
    }

    private static Outcome<Payments.Captured, Payments.ChargeRefusal> captured(CountDownLatch when) {
        try {
            assertThat(when.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Done<>(new Payments.Captured());
    }
}
