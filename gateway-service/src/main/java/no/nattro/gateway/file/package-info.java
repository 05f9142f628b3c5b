/** The files that anybody may read: the shop page and the document of the API. */
@NullMarked
package no.nattro.gateway.file;

import org.jspecify.annotations.NullMarked;
