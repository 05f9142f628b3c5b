package no.nattro.demo.books;

import java.sql.SQLException;
import java.util.UUID;
import no.nattro.postgres.Role;

/** Writes into the databases what the services write, a step at a time, so that the histories come from their own triggers. */
public final class WrittenBooks {

    public static final String SHOPPER = "5a000000-0000-4000-8000-000000000001";

    private static final int PRICE = 39800;

    private WrittenBooks() {}

    public static void product(String sku, int initial) throws SQLException {
        Schemas.execute(Role.INVENTORY, """
                INSERT INTO products VALUES ('%1$s', 'A thing', 'To be sold', %2$d, 'NOK');
                INSERT INTO stock (sku, initial, available) VALUES ('%1$s', %3$d, %3$d)""".formatted(sku, PRICE,
                initial));
    }

    public static UUID confirmed(String sku, int quantity) throws SQLException {
        UUID id = charging(sku, quantity);
        capturedByTheBank(id, quantity);
        payment(id, "status = 'CAPTURED', next_attempt_at = NULL, unknown_since = NULL");
        order(id, "status = 'CONFIRMING'");
        reservation(id, sku, quantity, "SOLD", "held = held - %1$d, sold = sold + %1$d");
        order(id, "status = 'CONFIRMED', next_attempt_at = NULL, frozen_status = 201, frozen_body = '{}'");
        return id;
    }

    public static UUID declined(String sku, int quantity) throws SQLException {
        UUID id = charging(sku, quantity);
        Schemas.execute(Role.BANK, """
                INSERT INTO charges (key, amount, currency, token, status, decline_reason)
                VALUES ('%s', %d, 'NOK', 'tok_declined', 'DECLINED', 'DECLINED')""".formatted(id, quantity * PRICE));
        payment(id, "status = 'DECLINED', decline_reason = 'DECLINED', next_attempt_at = NULL, unknown_since = NULL");
        undoing(id, "DECLINED", 402);
        reservation(id, sku, quantity, "RELEASED", "held = held - %1$d, available = available + %1$d");
        order(id, "status = 'REJECTED', payment_end = 'DECLINED', next_attempt_at = NULL");
        return id;
    }

    public static UUID outOfStock(String sku, int quantity) throws SQLException {
        UUID id = placed(sku, quantity);
        Schemas.execute(Role.INVENTORY,
                """
                        INSERT INTO reservations (order_id, status, asked_for, refusal, refusal_detail, refusal_skus, request_id,
                                                  last_request_id)
                        VALUES ('%s', 'REFUSED', '%s*%d', 'OUT_OF_STOCK', 'too few', '{%2$s}', '%s', 'r')"""
                        .formatted(id, sku, quantity, requestOf(id)));
        undoing(id, "OUT_OF_STOCK", 409);
        order(id, "status = 'REJECTED', next_attempt_at = NULL");
        return id;
    }

    /** After it was confirmed. */
    public static UUID cancelled(String sku, int quantity) throws SQLException {
        UUID id = confirmed(sku, quantity);
        order(id, "status = 'UNDOING', undo_reason = 'SHOPPER', cancel_requested_at = clock_timestamp(),"
                + " next_attempt_at = clock_timestamp()");
        refunded(id);
        reservation(id, sku, quantity, "RETURNED", "sold = sold - %1$d, available = available + %1$d");
        order(id, "status = 'CANCELLED', payment_end = 'REFUNDED', next_attempt_at = NULL");
        return id;
    }

    /** The bank's reply was lost, and stayed so until the order was given up. */
    public static UUID givenUp(String sku, int quantity) throws SQLException {
        UUID id = charging(sku, quantity);
        capturedByTheBank(id, quantity);
        undoing(id, "GAVE_UP", 409);
        refunded(id);
        reservation(id, sku, quantity, "RELEASED", "held = held - %1$d, available = available + %1$d");
        order(id, "status = 'CANCELLED', payment_end = 'REFUNDED', next_attempt_at = NULL");
        return id;
    }

    /** By its shopper, before anything had happened: tombstones in both books. */
    public static UUID cancelledAtOnce(String sku, int quantity) throws SQLException {
        UUID id = placed(sku, quantity);
        order(id, "cancel_requested_at = clock_timestamp()");
        undoing(id, "SHOPPER", 409);
        Schemas.execute(Role.PAYMENTS,
                "INSERT INTO payments (order_id, status, request_id) VALUES ('%s', 'VOIDED', 'c')"
                        .formatted(id));
        Schemas.execute(Role.INVENTORY, """
                INSERT INTO reservations (order_id, status, request_id, last_request_id)
                VALUES ('%s', 'RELEASED', 'of-the-cancellation', 'of-the-cancellation')""".formatted(id));
        order(id, "status = 'CANCELLED', next_attempt_at = NULL");
        return id;
    }

    /** In flight: nobody knows yet that the bank has captured. */
    public static UUID unanswered(String sku, int quantity) throws SQLException {
        UUID id = charging(sku, quantity);
        capturedByTheBank(id, quantity);
        return id;
    }

    public static void order(UUID id, String change) throws SQLException {
        Schemas.execute(Role.ORDERS, "UPDATE orders SET " + change + " WHERE id = '" + id + "'");
    }

    public static void payment(UUID id, String change) throws SQLException {
        Schemas.execute(Role.PAYMENTS, "UPDATE payments SET " + change + " WHERE order_id = '" + id + "'");
    }

    private static UUID placed(String sku, int quantity) throws SQLException {
        UUID id = UUID.randomUUID();
        Schemas.execute(Role.ORDERS, """
                INSERT INTO orders (id, shopper_id, idempotency_key, fingerprint, status, payment_token, currency,
                                    next_attempt_at, request_id)
                VALUES ('%1$s', '%2$s', 'key-of-%1$s', repeat('0', 64), 'RESERVING', 'tok_approved', 'NOK',
                        clock_timestamp(), '%3$s');
                INSERT INTO order_lines VALUES ('%1$s', 0, '%4$s', %5$d, NULL)"""
                .formatted(id, SHOPPER, requestOf(id), sku, quantity));
        return id;
    }

    private static UUID charging(String sku, int quantity) throws SQLException {
        UUID id = placed(sku, quantity);
        Schemas.execute(Role.INVENTORY, """
                INSERT INTO reservations (order_id, status, asked_for, request_id, last_request_id)
                VALUES ('%1$s', 'HELD', '%2$s*%3$d', '%4$s', '%4$s');
                INSERT INTO reservation_lines VALUES ('%1$s', '%2$s', %3$d, %5$d, 'NOK');
                UPDATE stock SET available = available - %3$d, held = held + %3$d WHERE sku = '%2$s'"""
                .formatted(id, sku, quantity, requestOf(id), PRICE));
        Schemas.execute(Role.ORDERS, """
                UPDATE orders SET status = 'CHARGING', charging_entered = true, total = %d WHERE id = '%s';
                UPDATE order_lines SET unit_price = %d WHERE order_id = '%2$s'"""
                .formatted(quantity * PRICE, id, PRICE));
        Schemas.execute(Role.PAYMENTS, """
                INSERT INTO payments (order_id, amount, currency, token, status, request_id, unknown_since,
                                      next_attempt_at)
                VALUES ('%s', %d, 'NOK', 'tok_approved', 'REQUESTED', '%s', clock_timestamp(), clock_timestamp())"""
                .formatted(id, quantity * PRICE, requestOf(id)));
        return id;
    }

    private static void capturedByTheBank(UUID id, int quantity) throws SQLException {
        Schemas.execute(Role.BANK, """
                INSERT INTO charges (key, amount, currency, token, status)
                VALUES ('%1$s', %2$d, 'NOK', 'tok_approved', 'CAPTURED');
                INSERT INTO ledger (key, kind, amount, currency) VALUES ('%1$s', 'CAPTURE', %2$d, 'NOK')"""
                .formatted(id, quantity * PRICE));
    }

    private static void refunded(UUID id) throws SQLException {
        payment(id, "status = 'UNDOING', next_attempt_at = clock_timestamp(), unknown_since = clock_timestamp()");
        Schemas.execute(Role.BANK, """
                UPDATE charges SET status = 'REFUNDED' WHERE key = '%1$s';
                INSERT INTO ledger (key, kind, amount, currency)
                SELECT key, 'REFUND', amount, currency FROM charges WHERE key = '%1$s'""".formatted(id));
        payment(id, "status = 'REFUNDED', next_attempt_at = NULL, unknown_since = NULL");
    }

    private static void undoing(UUID id, String reason, int answer) throws SQLException {
        order(id, "status = 'UNDOING', undo_reason = '%s', frozen_status = %d, frozen_body = '{}'".formatted(reason,
                answer));
    }

    private static void reservation(UUID id, String sku, int quantity, String status, String stock)
            throws SQLException {
        Schemas.execute(Role.INVENTORY, """
                UPDATE reservations SET status = '%s', last_request_id = 'later' WHERE order_id = '%s';
                UPDATE stock SET %s WHERE sku = '%s'""".formatted(status, id, stock.formatted(quantity), sku));
    }

    private static String requestOf(UUID order) {
        return "request-" + order;
    }
}
