/** What lessons have in common. */
@NullMarked
package no.nattro.demo.lesson;

import org.jspecify.annotations.NullMarked;
