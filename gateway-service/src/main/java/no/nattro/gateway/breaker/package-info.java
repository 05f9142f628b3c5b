/**
 * One breaker for each route: a service that fails call after call is not asked any more for a while, and whoever would have
 * waited for it hears so at once. The breaker of a route knows nothing of the others, so that a dead order-service leaves the
 * catalogue open. Readiness does not depend on it: a gateway that says no quickly does its work.
 */
@NullMarked
package no.nattro.gateway.breaker;

import org.jspecify.annotations.NullMarked;
