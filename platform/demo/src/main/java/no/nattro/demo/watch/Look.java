package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.SortedMap;
import no.nattro.demo.stack.Instance;

/**
 * Everything at one look. Scripts read this: names stay.
 *
 * @param at when, as ISO 8601
 */
@JsonPropertyOrder({"at", "portBase", "instances", "books"})
public record Look(String at, int portBase, SortedMap<Instance, InstanceLook> instances, BooksLook books) {}
