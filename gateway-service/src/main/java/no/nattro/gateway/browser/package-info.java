/** What browsers are told to keep to: where scripts come from, who may frame or call what, that it is https or nothing. */
@NullMarked
package no.nattro.gateway.browser;

import org.jspecify.annotations.NullMarked;
