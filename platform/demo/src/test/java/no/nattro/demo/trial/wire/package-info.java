/** What a wire does to real sockets. */
@NullMarked
package no.nattro.demo.trial.wire;

import org.jspecify.annotations.NullMarked;
