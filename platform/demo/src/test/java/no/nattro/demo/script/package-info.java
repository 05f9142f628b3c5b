/**
 * The real script, run as a person would: in a made-up checkout for what it decides, in the real one for the whole
 * system.
 */
@NullMarked
package no.nattro.demo.script;

import org.jspecify.annotations.NullMarked;
