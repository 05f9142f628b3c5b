/**
 * A PostgreSQL without Docker and without an installed one: its binaries from a jar, a database made once and never
 * half, and a server that is as careful with its data as a real one (fsync on, passwords, loopback only).
 */
@NullMarked
package no.nattro.demo.postgres;

import org.jspecify.annotations.NullMarked;
