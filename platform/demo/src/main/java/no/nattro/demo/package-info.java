/**
 * The {@code demo} command: starts the whole system on this machine without Docker, buys from it and stops it again.
 * Its word about processes: it never leaves one behind and never ends one that is not its own.
 */
@NullMarked
package no.nattro.demo;

import org.jspecify.annotations.NullMarked;
