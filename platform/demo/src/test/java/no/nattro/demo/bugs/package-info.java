/**
 * Seeds bugs of the protocol into the real services, while they run, and lets the checker find them: a check that has never
 * failed proves nothing. What the services say to the database and to each other passes by the test, which holds it, loses it
 * or changes it.
 */
@NullMarked
package no.nattro.demo.bugs;

import org.jspecify.annotations.NullMarked;
