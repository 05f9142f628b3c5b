package no.nattro.demo.bench;

import java.net.URI;
import java.net.http.HttpClient.Version;

/**
 * Where visitors ask.
 *
 * @param name    as it is shown when something goes wrong there
 * @param version that must be spoken: to measure another one unnoticed would be worse than not to measure
 */
record Door(String name, URI address, Version version) {}
