package no.nattro.platform.problem;

import java.util.Locale;

/**
 * A kind of problem that a caller can tell from others, by its URI and by nothing else. Implemented by enums, one a
 * service, whose constants name the type: {@code OUT_OF_STOCK} is {@code urn:nattro:problem:out-of-stock}. Each is listed
 * in {@code docs/problems.md}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457#section-3.1.1">RFC 9457, section 3.1.1</a>
 */
public interface ProblemType {

    String URI_PREFIX = "urn:nattro:problem:";

    /** The enum constant's name. */
    String name();

    /** The HTTP status that goes with it. */
    int status();

    /** A short sentence, the same at every occurrence. */
    String title();

    /** What stands in {@code type}. */
    default String uri() {
        return URI_PREFIX + slug();
    }

    /** The last part of the URI, as in {@code out-of-stock}. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
