/** Tests of what is seen of the brakes, against made-up management ports. */
@NullMarked
package no.nattro.demo.watch;

import org.jspecify.annotations.NullMarked;
