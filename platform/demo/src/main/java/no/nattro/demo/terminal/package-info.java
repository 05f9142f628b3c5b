/** What a person sees: colours and lines that refresh on a terminal, plain lines everywhere else. */
@NullMarked
package no.nattro.demo.terminal;

import org.jspecify.annotations.NullMarked;
