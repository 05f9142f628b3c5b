-- An order is its own idempotency record (shopper_id, idempotency_key), its own outbox (status, what a repeated call needs)
-- and its own job (next_attempt_at, lease_epoch).
CREATE TABLE orders (
    id                  uuid PRIMARY KEY,
    shopper_id          uuid        NOT NULL,
    idempotency_key     text        NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
    fingerprint         text        NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),

    status              text        NOT NULL CHECK (status IN ('RESERVING', 'CHARGING', 'CONFIRMING', 'CONFIRMED',
                                                               'UNDOING', 'REJECTED', 'CANCELLED')),
    undo_reason         text        CHECK (undo_reason IN ('OUT_OF_STOCK', 'UNKNOWN_SKU', 'PRICE_CHANGED', 'DECLINED',
                                                           'SHOPPER', 'GAVE_UP')),
    cancel_requested_at timestamptz,

    payment_token       text        NOT NULL CHECK (payment_token ~ '^tok_[a-z_]{3,40}$'),
    expected_total      bigint      CHECK (expected_total >= 0),
    total               bigint      CHECK (total >= 0),
    currency            text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    charging_entered    boolean     NOT NULL DEFAULT false,
    payment_end         text        CHECK (payment_end IN ('VOIDED', 'REFUNDED', 'DECLINED')),

    -- The lease: its owner holds lease_epoch, it ends at next_attempt_at. Without an owner: when the next attempt is due.
    lease_epoch         bigint      NOT NULL DEFAULT 1,
    next_attempt_at     timestamptz,
    attempts            integer     NOT NULL DEFAULT 0,
    unknown_since       timestamptz,
    needs_attention     boolean     NOT NULL DEFAULT false,

    -- The answer, written once in the transaction that decides; text, so that a replay is the same to the byte.
    frozen_status       integer,
    frozen_body         text,

    request_id          text        NOT NULL,
    traceparent         text,
    created_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at          timestamptz NOT NULL DEFAULT clock_timestamp(),

    UNIQUE (shopper_id, idempotency_key),
    CHECK ((frozen_status IS NULL) = (frozen_body IS NULL)),
    CHECK ((status IN ('UNDOING', 'REJECTED', 'CANCELLED')) = (undo_reason IS NOT NULL)),
    CHECK (status <> 'REJECTED' OR undo_reason IN ('OUT_OF_STOCK', 'UNKNOWN_SKU', 'PRICE_CHANGED', 'DECLINED')),
    CHECK (status <> 'CANCELLED' OR undo_reason IN ('SHOPPER', 'GAVE_UP')),
    CHECK (status NOT IN ('CHARGING', 'CONFIRMING', 'CONFIRMED') OR (total IS NOT NULL AND charging_entered)),
    CHECK (status NOT IN ('CONFIRMED', 'UNDOING', 'REJECTED', 'CANCELLED') OR frozen_status IS NOT NULL),
    CHECK (status <> 'CONFIRMED' OR cancel_requested_at IS NULL),
    CHECK ((status IN ('CONFIRMED', 'REJECTED', 'CANCELLED')) = (next_attempt_at IS NULL))
);

-- GET /api/orders: a shopper's orders, the newest first
CREATE INDEX orders_of_shopper ON orders (shopper_id, created_at DESC, id DESC);
-- recovery: what is due, the longest overdue first
CREATE INDEX orders_due ON orders (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- A shopper who repeats a key must be told what was told before, whatever becomes of the order.
CREATE FUNCTION refuse_another_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the answer to the key of order % is frozen', OLD.id;
END $$;

CREATE TRIGGER the_answer_stays BEFORE UPDATE ON orders
    FOR EACH ROW WHEN (OLD.frozen_status IS NOT NULL AND (OLD.frozen_status, OLD.frozen_body)
        IS DISTINCT FROM (NEW.frozen_status, NEW.frozen_body))
    EXECUTE FUNCTION refuse_another_answer();

CREATE TABLE order_lines (
    order_id   uuid    NOT NULL REFERENCES orders,
    line       integer NOT NULL CHECK (line >= 0),
    sku        text    NOT NULL,
    quantity   integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    unit_price bigint  CHECK (unit_price >= 0),
    PRIMARY KEY (order_id, line),
    UNIQUE (order_id, sku)
);

-- Written by the trigger below, so that no code path can forget it.
CREATE TABLE order_history (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id    uuid        NOT NULL REFERENCES orders,
    from_status text,
    to_status   text        NOT NULL,
    reason      text,
    lease_epoch bigint      NOT NULL,
    at          timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- the path of one order
CREATE INDEX order_history_of_order ON order_history (order_id, id);

CREATE FUNCTION record_order_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.status IS DISTINCT FROM OLD.status THEN
        INSERT INTO order_history (order_id, from_status, to_status, reason, lease_epoch)
        VALUES (NEW.id, CASE WHEN TG_OP = 'UPDATE' THEN OLD.status END, NEW.status, NEW.undo_reason, NEW.lease_epoch);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER orders_are_recorded AFTER INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION record_order_history();

CREATE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'order_history is never changed';
END $$;

CREATE TRIGGER order_history_stays BEFORE UPDATE OR DELETE ON order_history
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
CREATE TRIGGER order_history_is_never_emptied BEFORE TRUNCATE ON order_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();
