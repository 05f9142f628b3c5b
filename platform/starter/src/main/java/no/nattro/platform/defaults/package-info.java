/** The settings that are the same in every service, below everything a service says itself. */
@NullMarked
package no.nattro.platform.defaults;

import org.jspecify.annotations.NullMarked;
