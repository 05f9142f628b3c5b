-- What may be sold. "C" so that the order of SKUs is the same on every machine: the catalogue's pages continue after one.
CREATE TABLE products (
    sku          text COLLATE "C" PRIMARY KEY CHECK (sku ~ '^[A-Z0-9-]{3,32}$'),
    name         text   NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description  text   NOT NULL CHECK (length(description) BETWEEN 1 AND 500),
    price_amount bigint NOT NULL CHECK (price_amount > 0),
    currency     text   NOT NULL CHECK (currency ~ '^[A-Z]{3}$')
);

-- Where the pieces are. The last constraint is the first line of the books: no statement can make or lose a piece.
-- Pages are filled by half, because the busiest rows of the system are here: their new versions stay on the same page.
CREATE TABLE stock (
    sku       text COLLATE "C" PRIMARY KEY REFERENCES products,
    initial   integer NOT NULL CHECK (initial >= 0),
    available integer NOT NULL CHECK (available >= 0),
    held      integer NOT NULL DEFAULT 0 CHECK (held >= 0),
    sold      integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
    CONSTRAINT no_piece_is_made_or_lost CHECK (initial = available + held + sold)
) WITH (fillfactor = 50);

-- One row an order, also for an order that was refused, or given up before it asked (RELEASED without lines).
CREATE TABLE reservations (
    order_id        uuid PRIMARY KEY,
    status          text NOT NULL CHECK (status IN ('HELD', 'SOLD', 'RELEASED', 'RETURNED', 'REFUSED')),
    asked_for       text CHECK (length(asked_for) <= 2000),
    refusal         text CHECK (refusal IN ('OUT_OF_STOCK', 'UNKNOWN_SKU')),
    refusal_detail  text,
    refusal_skus    text[],
    request_id      text NOT NULL CHECK (length(request_id) <= 64), -- of the request that made the row
    last_request_id text NOT NULL CHECK (length(last_request_id) <= 64), -- of the one that changed it last
    traceparent     text CHECK (length(traceparent) <= 55),
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT only_a_tombstone_asked_for_nothing CHECK (asked_for IS NOT NULL OR status = 'RELEASED'),
    CONSTRAINT a_refusal_says_why CHECK (num_nonnulls(refusal, refusal_detail, refusal_skus)
                                         = CASE status WHEN 'REFUSED' THEN 3 ELSE 0 END)
);

CREATE TABLE reservation_lines (
    order_id          uuid    NOT NULL REFERENCES reservations,
    sku               text COLLATE "C" NOT NULL REFERENCES products,
    quantity          integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    unit_price_amount bigint  NOT NULL CHECK (unit_price_amount > 0),
    currency          text    NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    PRIMARY KEY (order_id, sku)
);

CREATE TABLE reservation_history (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id    uuid        NOT NULL REFERENCES reservations,
    from_status text,
    to_status   text        NOT NULL,
    request_id  text        NOT NULL,
    at          timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- SELECT … WHERE order_id = ? ORDER BY id: the story of one order, for the check of the books and for people
CREATE INDEX reservation_history_of_an_order ON reservation_history (order_id, id);

CREATE FUNCTION record_reservation_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO reservation_history (order_id, to_status, request_id)
        VALUES (NEW.order_id, NEW.status, NEW.last_request_id);
    ELSIF NEW.status <> OLD.status THEN
        INSERT INTO reservation_history (order_id, from_status, to_status, request_id)
        VALUES (NEW.order_id, OLD.status, NEW.status, NEW.last_request_id);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER every_status_is_recorded AFTER INSERT OR UPDATE ON reservations
    FOR EACH ROW EXECUTE FUNCTION record_reservation_status();

CREATE FUNCTION refuse_to_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: what happened stays', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON reservation_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_forget();

-- A late original must find the row that refuses it, whenever it comes.
CREATE TRIGGER reservations_are_never_purged BEFORE DELETE OR TRUNCATE ON reservations
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_forget();
