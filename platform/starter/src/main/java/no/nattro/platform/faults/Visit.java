package no.nattro.platform.faults;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request, as far as the scope of a fault looks at it. For one thread. */
final class Visit {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String SHOPPER = "X-Shopper-Id";
    private static final String TOKEN = "token";

    private final KeptBody request;
    private @Nullable Optional<String> token;

    Visit(KeptBody request) {
        this.request = request;
    }

    @Nullable
    String shopper() {
        return request.getHeader(SHOPPER);
    }

    /** Of the body; null when it is not JSON, was not read in whole, or has no such text. */
    @Nullable
    String token() {
        if (token == null) {
            token = Optional.ofNullable(text(request.whole()));
        }
        return token.orElse(null);
    }

    private static @Nullable String text(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isToken = TOKEN.equals(json.currentName());
                if (json.nextToken() == JsonToken.VALUE_STRING && isToken) {
                    return json.getText();
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            // the application will say what is wrong with it
        }
        return null;
    }
}
