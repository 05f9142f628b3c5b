/**
 * How often one address and one shopper may come. Each has a bucket that a request takes a token from and that fills up
 * steadily; who finds it empty is told when to come back. The buckets are in this process's memory, or, where several gateways
 * are to share them, in Redis; a Redis that is gone stops nobody.
 */
@NullMarked
package no.nattro.gateway.limit;

import org.jspecify.annotations.NullMarked;
