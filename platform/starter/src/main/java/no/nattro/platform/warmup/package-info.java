/** Makes the code that people wait for run before they come: on half a CPU, cold code outlives a call's limit. */
@NullMarked
package no.nattro.platform.warmup;

import org.jspecify.annotations.NullMarked;
