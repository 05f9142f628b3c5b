package no.nattro.demo.bench;

import java.time.Duration;
import java.util.SortedSet;

/**
 * What is measured, and for how long.
 *
 * @param ways     each compared with the service asked directly
 * @param warmUp   before anything counts, shared by all ways; the compiler is done by then
 * @param window   how long each half of a pair counts
 * @param pairs    of each way: the service asked directly, then by that way
 * @param portBase the lowest port of the stack that is measured
 */
public record BenchPlan(SortedSet<Way> ways, Duration warmUp, Duration window, int pairs, int portBase) {}
