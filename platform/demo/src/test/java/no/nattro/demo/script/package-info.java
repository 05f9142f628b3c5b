/**
 * The real script, run as a person would: in a checkout of empty modules for what it decides and builds, with made-up
 * services for everything that may happen to a stack, and with the real ones for the whole system.
 */
@NullMarked
package no.nattro.demo.script;

import org.jspecify.annotations.NullMarked;
