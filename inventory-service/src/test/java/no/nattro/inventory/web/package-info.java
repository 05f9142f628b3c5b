/** The HTTP face on the running service: what it refuses, what it promises to whom, how it is described. */
@NullMarked
package no.nattro.inventory.web;

import org.jspecify.annotations.NullMarked;
