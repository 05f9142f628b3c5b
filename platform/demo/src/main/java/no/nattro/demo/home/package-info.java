/** Where things lie, how they are written, and how the command says that it cannot do what was asked. */
@NullMarked
package no.nattro.demo.home;

import org.jspecify.annotations.NullMarked;
