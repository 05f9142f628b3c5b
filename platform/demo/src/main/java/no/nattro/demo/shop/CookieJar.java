package no.nattro.demo.shop;

import java.io.IOException;
import java.net.HttpCookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;

/**
 * The shopper's cookies, in a file that lasts: with a new cookie each time, every call would be a new shopper and a
 * repeated key a new purchase. The form is that of curl's {@code -b} and {@code -c}, so that both can be the same
 * shopper.
 */
public final class CookieJar {

    private static final String HTTP_ONLY = "#HttpOnly_";

    private final Path file;
    private final String host;
    private final InstantSource clock;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();

    /** @param expires seconds since 1970; 0 is the end of the session, which for this jar never comes */
    private record Cookie(String value, long expires) {}

    public CookieJar(Path file, String host, InstantSource clock) {
        this.file = file;
        this.host = host;
        this.clock = clock;
        read();
    }

    public synchronized boolean isEmpty() {
        return header().isEmpty();
    }

    /** The request header's value; empty when there is nothing to send. */
    synchronized String header() {
        long now = clock.instant().getEpochSecond();
        return cookies.entrySet().stream().filter(entry -> entry.getValue().expires() == 0
                || entry.getValue().expires() > now)
                .map(entry -> entry.getKey() + "=" + entry.getValue().value()).collect(Collectors.joining("; "));
    }

    /** Takes what an answer sets, and writes it down. */
    synchronized void accept(List<String> setCookieHeaders) {
        if (setCookieHeaders.isEmpty()) {
            return;
        }
        for (String header : setCookieHeaders) {
            HttpCookie.parse(header).forEach(this::accept);
        }
        try {
            PrivateFiles.write(file, text());
        } catch (IOException e) {
            throw new DemoFailed("The shopper's cookie cannot be kept in " + file + ": " + PrivateFiles.explain(e), e);
        }
    }

    private void accept(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            long expires = cookie.getMaxAge() < 0 ? 0 : clock.instant().getEpochSecond() + cookie.getMaxAge();
            cookies.put(cookie.getName(), new Cookie(cookie.getValue(), expires));
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder("# Netscape HTTP Cookie File\n");
        cookies.forEach((name, cookie) -> text.append(HTTP_ONLY).append(String.join("\t", host, "FALSE", "/", "TRUE",
                Long.toString(cookie.expires()), name, cookie.value())).append('\n'));
        return text.toString();
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        for (String line : PrivateFiles.read(file).split("\n")) {
            String[] fields = line.replaceFirst("^" + HTTP_ONLY, "").split("\t");
            if (fields.length == 7 && fields[0].equals(host)) {
                cookies.put(fields[5], new Cookie(fields[6], Long.parseLong(fields[4])));
            }
        }
    }
}
