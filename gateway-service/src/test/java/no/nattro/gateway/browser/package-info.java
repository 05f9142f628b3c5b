/** What browsers are told. */
@NullMarked
package no.nattro.gateway.browser;

import org.jspecify.annotations.NullMarked;
