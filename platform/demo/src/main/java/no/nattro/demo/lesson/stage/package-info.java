/** The stack of a lesson: how it is started, disturbed and looked at. */
@NullMarked
package no.nattro.demo.lesson.stage;

import org.jspecify.annotations.NullMarked;
