-- The books of the simulated acquirer. It is another company's database: nothing here knows of orders or payments, a
-- charge is known by the key that its merchant gave it.
CREATE TABLE charges (
    key            uuid PRIMARY KEY,
    amount         bigint CHECK (amount > 0),
    currency       text,
    token          text,
    status         text NOT NULL CHECK (status IN ('CAPTURED', 'DECLINED', 'VOIDED', 'REFUNDED')),
    decline_reason text,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at     timestamptz NOT NULL DEFAULT clock_timestamp(),

    -- VOIDED is what a void leaves where it finds nothing: a charge that comes later finds it and captures nothing.
    CONSTRAINT a_void_has_no_body CHECK (
        num_nonnulls(amount, currency, token) = CASE status WHEN 'VOIDED' THEN 0 ELSE 3 END),
    CONSTRAINT a_decline_has_its_reason CHECK ((decline_reason IS NOT NULL) = (status = 'DECLINED'))
);

-- Money that moved. Two captures under one key are impossible, and so is a refund of anything but a capture in full.
CREATE TABLE ledger (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key       uuid NOT NULL REFERENCES charges,
    kind      text NOT NULL CHECK (kind IN ('CAPTURE', 'REFUND')),
    amount    bigint NOT NULL CHECK (amount > 0),
    currency  text NOT NULL,
    refunds   text GENERATED ALWAYS AS (CASE kind WHEN 'REFUND' THEN 'CAPTURE' END) STORED,
    booked_at timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT one_move_of_a_kind UNIQUE (key, kind),
    CONSTRAINT what_a_refund_may_name UNIQUE (key, kind, amount, currency),
    CONSTRAINT a_refund_gives_back_what_was_captured
        FOREIGN KEY (key, refunds, amount, currency) REFERENCES ledger (key, kind, amount, currency)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: money that moved stays written', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
