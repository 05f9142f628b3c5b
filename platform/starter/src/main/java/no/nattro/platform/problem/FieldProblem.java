package no.nattro.platform.problem;

/**
 * One thing that is wrong with one field of the request.
 *
 * @param field   its path in the body, as in {@code lines[0].quantity}, or a header's name
 * @param message what to change
 */
public record FieldProblem(String field, String message) {}
