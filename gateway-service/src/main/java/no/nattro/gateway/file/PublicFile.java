package no.nattro.gateway.file;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;

/** Each line is a file that is served. A folder on the class path would serve whatever a build leaves in it. */
public enum PublicFile {
    PAGE("/", "shop/index.html", "text/html"),
    STYLE("/shop/shop.css", "text/css"),
    SHOP("/shop/shop.js", "text/javascript"),
    API("/shop/api.js", "text/javascript"),
    BASKET("/shop/basket.js", "text/javascript"),
    CATALOGUE("/shop/catalogue.js", "text/javascript"),
    ELEMENTS("/shop/elements.js", "text/javascript"),
    LANGUAGE("/shop/language.js", "text/javascript"),
    MEMORY("/shop/memory.js", "text/javascript"),
    NOTICE("/shop/notice.js", "text/javascript"),
    ORDERS("/shop/orders.js", "text/javascript"),
    PURCHASE("/shop/purchase.js", "text/javascript"),
    ENGLISH("/shop/texts.en.json", "application/json"),
    NORWEGIAN("/shop/texts.nb.json", "application/json"),
    ICON("/shop/icon.svg", "image/svg+xml"),
    NIGHT("/shop/night.svg", "image/svg+xml"),
    API_DOCUMENT("/docs/openapi.json", "application/json");

    private final String path;
    private final Resource content;
    private final MediaType type;

    PublicFile(String path, String type) {
        this(path, path.substring(1), type);
    }

    PublicFile(String path, String file, String type) {
        this.path = path;
        this.content = new ClassPathResource("static/" + file);
        MediaType plain = MediaType.parseMediaType(type);
        this.type = plain.getType().equals("text") ? new MediaType(plain, StandardCharsets.UTF_8) : plain;
    }

    /** The file at exactly this path, as the client sent it: nothing is decoded or normalised. */
    public static Optional<PublicFile> at(URI asked) {
        return Stream.of(values()).filter(file -> file.path.equals(asked.getRawPath())).findFirst();
    }

    /** Also its name in metrics. */
    String path() {
        return path;
    }

    Resource content() {
        return content;
    }

    MediaType type() {
        return type;
    }
}
