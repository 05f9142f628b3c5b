/** What every servlet service does with a request before and after its controllers: id, deadline, size, problems. */
@NullMarked
package no.nattro.platform.servlet;

import org.jspecify.annotations.NullMarked;
