/** Faults of running services, switched on and off at their management ports. */
@NullMarked
package no.nattro.demo.fault;

import org.jspecify.annotations.NullMarked;
