package no.nattro.demo.logs;

import java.time.Instant;

/**
 * @param time   of the line, or of the one that it belongs to
 * @param begins false when it belongs to the line before it in its log, as a stack trace does
 */
public record LogLine(InstanceLog log, Instant time, boolean begins, String text) {}
