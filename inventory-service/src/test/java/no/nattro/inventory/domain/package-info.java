/** The rules that need neither a database nor a server to be tried. */
@NullMarked
package no.nattro.inventory.domain;

import org.jspecify.annotations.NullMarked;
