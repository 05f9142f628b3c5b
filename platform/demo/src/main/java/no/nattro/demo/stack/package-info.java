/**
 * The system on this machine: which processes it consists of, how each is started, told its neighbours, found ready,
 * and ended. What runs is written down in one file before anything else happens to it.
 */
@NullMarked
package no.nattro.demo.stack;

import org.jspecify.annotations.NullMarked;
