package no.nattro.gateway.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A file as it stays until the next start: read once, so that no event loop waits for a disk. A browser keeps it and asks
 * each time whether it is still the same; a file of this version beside one of the last would be a page that nobody tested.
 *
 * @param tag names the content: the same at every replica, another one as soon as a byte differs
 */
record ServedFile(byte[] content, MediaType type, String tag) {

    static ServedFile of(PublicFile file) {
        try {
            byte[] content = file.content().getContentAsByteArray();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new ServedFile(content, file.type(), '"' + HexFormat.of().formatHex(hash, 0, 12) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    Mono<ServerResponse> answer(ServerRequest request) {
        request.exchange().getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return request.checkNotModified(tag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok().contentType(type).bodyValue(content)));
    }
}
