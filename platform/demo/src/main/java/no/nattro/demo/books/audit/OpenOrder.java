package no.nattro.demo.books.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.UUID;
import no.nattro.demo.books.Story;

/**
 * An order in flight.
 *
 * @param status at the first look; NEW when it came after that
 */
@JsonPropertyOrder({"id", "status", "needsAttention"})
public record OpenOrder(UUID id, String status, boolean needsAttention) {

    static OpenOrder of(Story story) {
        return story.order() == null
                ? new OpenOrder(story.id(), "NEW", false)
                : new OpenOrder(story.id(), story.order().status(),
                        story.order().needsAttention() || story.payment() != null && story.payment().needsAttention());
    }
}
