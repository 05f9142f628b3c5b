/**
 * Processes of this machine: started in a session of their own, known by more than their number, ended by signals.
 * Everything that asks {@code /proc} is here, with what other systems offer instead.
 */
@NullMarked
package no.nattro.demo.process;

import org.jspecify.annotations.NullMarked;
