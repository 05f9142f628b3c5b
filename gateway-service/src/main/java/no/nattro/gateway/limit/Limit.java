package no.nattro.gateway.limit;

import java.util.Locale;

/** What is counted, and for whom. */
enum Limit {
    /** Everything that arrives: it is all that is known of somebody who keeps no cookie. */
    ADDRESS("requests came from this address"),
    /** What a shopper asks for, wherever from. */
    SHOPPER("requests came from this shopper"),
    /** The part of it that reserves stock and calls a bank. */
    PURCHASES("purchases came from this shopper");

    private final String sentence;

    Limit(String sentence) {
        this.sentence = sentence;
    }

    /** As in {@code address}: for metrics, and in keys. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What somebody is told who was refused. */
    String refusal(Rate rate) {
        return "Too many " + sentence + ": " + rate.burst() + " at once are taken and " + rate.perSecond()
                + " a second. Nothing was done: try again after the seconds in Retry-After.";
    }
}
