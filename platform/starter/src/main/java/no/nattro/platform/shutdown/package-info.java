/** How a service leaves: nobody who may still call it is turned away before he can know that it goes. */
@NullMarked
package no.nattro.platform.shutdown;

import org.jspecify.annotations.NullMarked;
