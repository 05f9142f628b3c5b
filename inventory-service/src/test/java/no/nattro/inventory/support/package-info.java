/** What the tests of the running service share: how it is started, called, and looked into. */
@NullMarked
package no.nattro.inventory.support;

import org.jspecify.annotations.NullMarked;
