/** What is done to every request before anything else sees it, and to every reply before it leaves. */
@NullMarked
package no.nattro.gateway.edge;

import org.jspecify.annotations.NullMarked;
