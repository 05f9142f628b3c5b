/** Support for the tests of all services. */
@NullMarked
package no.nattro.testkit;

import org.jspecify.annotations.NullMarked;
