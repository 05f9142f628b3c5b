/**
 * The roles and databases of Nattro, as one SQL script and the means to run it over JDBC: the {@code demo} command and the
 * tests have no psql, Compose and Kubernetes run the same file with it.
 */
@NullMarked
package no.nattro.postgres;

import org.jspecify.annotations.NullMarked;
