package no.nattro.demo.lesson;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Something that a lesson says of a shop, and whether it was so.
 *
 * @param sentence the same wherever the same is claimed
 * @param measured what it was judged by, for people
 */
@JsonPropertyOrder({"sentence", "holds", "measured"})
public record Claim(String sentence, boolean holds, String measured) {}
