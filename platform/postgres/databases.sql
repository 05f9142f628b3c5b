-- Roles and databases of Nattro, run once by a superuser on a new server. It is a psql script (Compose and Kubernetes run
-- it with psql -v orders_password=...); no.nattro.postgres.DatabaseSetup reads the same file over JDBC.
-- One role per database, none can connect to another's; "auditor" may only SELECT, for the check of the books.

CREATE ROLE orders LOGIN PASSWORD :'orders_password';
CREATE ROLE payments LOGIN PASSWORD :'payments_password';
CREATE ROLE inventory LOGIN PASSWORD :'inventory_password';
CREATE ROLE bank LOGIN PASSWORD :'bank_password';
CREATE ROLE auditor LOGIN PASSWORD :'auditor_password';
ALTER ROLE auditor SET default_transaction_read_only = on;

CREATE DATABASE orders OWNER orders;
CREATE DATABASE payments OWNER payments;
CREATE DATABASE inventory OWNER inventory;
CREATE DATABASE bank OWNER bank;

REVOKE ALL ON DATABASE postgres, orders, payments, inventory, bank FROM PUBLIC;
GRANT CONNECT ON DATABASE orders, payments, inventory, bank TO auditor;

\connect orders
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO orders;
GRANT USAGE ON SCHEMA public TO auditor;
ALTER DEFAULT PRIVILEGES FOR ROLE orders IN SCHEMA public GRANT SELECT ON TABLES TO auditor;

\connect payments
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO payments;
GRANT USAGE ON SCHEMA public TO auditor;
ALTER DEFAULT PRIVILEGES FOR ROLE payments IN SCHEMA public GRANT SELECT ON TABLES TO auditor;

\connect inventory
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO inventory;
GRANT USAGE ON SCHEMA public TO auditor;
ALTER DEFAULT PRIVILEGES FOR ROLE inventory IN SCHEMA public GRANT SELECT ON TABLES TO auditor;

\connect bank
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO bank;
GRANT USAGE ON SCHEMA public TO auditor;
ALTER DEFAULT PRIVILEGES FOR ROLE bank IN SCHEMA public GRANT SELECT ON TABLES TO auditor;
