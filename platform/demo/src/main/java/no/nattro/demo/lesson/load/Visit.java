package no.nattro.demo.lesson.load;

import java.time.Duration;

/**
 * One request, and what came of it.
 *
 * @param due    when it was to be sent
 * @param late   how much later it was, which is this command's fault and not the shop's
 * @param took   from when it was due until its answer was there, or until it was clear that none would come
 * @param answer as in {@code 200}, {@code 202 PENDING}, {@code 503 service-unavailable} and {@code no answer}
 */
public record Visit(Kind kind, Duration due, Duration late, Duration took, String answer) {}
