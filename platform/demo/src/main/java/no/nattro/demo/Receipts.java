package no.nattro.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import no.nattro.demo.shop.Answer;
import no.nattro.demo.shop.Purchase;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.terminal.Words;

/** Prints each purchase in a line, and below it what a person should know when it did not go through. */
final class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Terminal terminal;
    private final boolean json;

    Receipts(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    synchronized void print(Purchase purchase) {
        if (json) {
            terminal.result(inJson(purchase));
            return;
        }
        terminal.result(line(purchase));
        purchase.explanation().forEach(line -> terminal.result("  " + line));
    }

    private String line(Purchase purchase) {
        StringBuilder line = new StringBuilder(coloured(purchase.answer()));
        if (purchase.httpStatus() != null && purchase.answer() != Answer.CONFIRMED) {
            line.append(" (HTTP ").append(purchase.httpStatus()).append(')');
        }
        if (purchase.orderId() != null) {
            line.append("  order ").append(purchase.orderId());
        }
        if (purchase.total() != null) {
            line.append("  ").append(purchase.total());
        }
        line.append("  ").append(purchase.milliseconds()).append(" ms");
        if (purchase.requestId() != null) {
            line.append("  request ").append(purchase.requestId());
        }
        if (purchase.limited() > 0) {
            line.append("  (told to come back later ").append(Words.times(purchase.limited())).append(')');
        }
        return line.append(purchase.replayed() ? "  (replayed)" : "").toString();
    }

    private String coloured(Answer answer) {
        String word = answer.name().replace('_', ' ');
        return switch (answer) {
            case CONFIRMED -> terminal.good(word);
            case PENDING, UNKNOWN -> terminal.unsure(word);
            case REFUSED, NOT_SENT -> terminal.bad(word);
        };
    }

    private static String inJson(Purchase purchase) {
        try {
            return JSON.writeValueAsString(purchase);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
