#!/bin/sh
# Makes a data directory at the first start, then runs PostgreSQL. Understands what Testcontainers and Compose set:
# POSTGRES_USER, POSTGRES_PASSWORD, PGDATA.
set -eu

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    password=$(mktemp)
    printf '%s' "${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}" > "$password"
    initdb --username="${POSTGRES_USER:-postgres}" --pwfile="$password" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 --no-instructions
    rm "$password"
    echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
    echo "listen_addresses = '*'" >> "$PGDATA/postgresql.conf"
    # The official image starts twice at its first start, and who waits for it counts "ready to accept connections".
    pg_ctl --wait -o "-c listen_addresses=''" start
    pg_ctl --wait --mode=fast stop
fi
exec "$@"
