package no.nattro.platform.servlet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Limits on what comes in.
 *
 * @param maxBody the largest request body that is read, in whatever encoding it arrives; default 64 KB
 * @param budget  the time a request may take when its caller names none, and at most; default 4 s
 * @param atOnce  how many requests are worked on at once; below {@code server.tomcat.max-connections}, or what is too much
 *                would wait for a connection instead of being refused. Default 96: with virtual threads nothing else bounds
 *                them, and more than twenty a database connection would only wait for one
 * @param shares  kinds of requests that may take a part of these places only, by name: those that can hang must not take all
 */
@Validated
@ConfigurationProperties("nattro.inbound")
public record InboundProperties(@DefaultValue("64KB") @NotNull DataSize maxBody,
        @DefaultValue("4s") @NotNull Duration budget, @DefaultValue("96") @Min(1) int atOnce,
        @DefaultValue Map<String, @Valid Share> shares) {

    /** The name under which the limit on all requests is measured. */
    static final String ALL = "all";

    /**
     * A kind of requests.
     *
     * @param methods of its requests; default all
     * @param paths   patterns of its requests' paths, as of a controller: {@code /api/things/**} is {@code /api/things} and
     *                whatever is below
     * @param atOnce  how many of them are worked on at once; fewer than of all
     */
    public record Share(@DefaultValue Set<RequestMethod> methods, @NotEmpty List<String> paths, @Min(1) int atOnce) {}

    @AssertTrue(message = "every share must be smaller than nattro.inbound.at-once, or it would leave nothing to the others")
    boolean isEveryShareSmaller() {
        return shares.values().stream().allMatch(share -> share.atOnce() < atOnce);
    }

    @AssertTrue(message = "no share can have the name 'all'")
    boolean isNoShareAll() {
        return !shares.containsKey(ALL);
    }
}
