/** The public face: what a request must look like, and how an order or a refusal is told. */
@NullMarked
package no.nattro.order.web;

import org.jspecify.annotations.NullMarked;
