/** What services with a database share. */
@NullMarked
package no.nattro.platform.jpa;

import org.jspecify.annotations.NullMarked;
