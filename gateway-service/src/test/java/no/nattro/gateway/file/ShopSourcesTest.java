package no.nattro.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be seen of the shop page without a browser. */
class ShopSourcesTest {

    private static final Path SHOP = Path.of("src/main/resources/static/shop");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build(); // of two texts for one thing, one is forgotten
    private static final Pattern NAME_TO_FILL_IN = Pattern.compile("\\{\\w+}");
    private static final Pattern TEXT_WANTED = Pattern
            .compile("data-text=\"([^\"]+)\"|\\btext\\('([^']+)'|\\btext\\(busy \\? '([^']+)' : '([^']+)'\\)");

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SHOP)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
        }
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        JsonNode english = texts("en");
        JsonNode norwegian = texts("nb");

        assertThat(keys(norwegian)).containsExactlyElementsOf(keys(english)).doesNotHaveDuplicates();
        assertThat(keys(english)).allSatisfy(key -> {
            assertThat(norwegian.get(key).textValue()).isNotBlank();
            assertThat(toFillIn(norwegian.get(key))).containsExactlyInAnyOrderElementsOf(toFillIn(english.get(key)));
        });
    }

    @Test
    void there_is_a_sentence_for_every_problem_that_a_shopper_can_meet() throws IOException {
        assertThat(keys(texts("en")))
                .containsAll(ShopperProblem.all().map(problem -> "problem." + problem.type()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status.PENDING,CONFIRMED,REJECTED,CANCELLED", "refund.PENDING,DONE",
            "reason.OUT_OF_STOCK,UNKNOWN_SKU,PRICE_CHANGED,DECLINED,SHOPPER,GAVE_UP",
            "notice.asking,pending,waiting,unknown,out-of-sight,given-up"})
    void there_are_words_for_everything_that_becomes_of_an_order(String group) throws IOException {
        String[] kindAndValues = group.split("\\.");

        assertThat(keys(texts("en"))).containsAll(Stream.of(kindAndValues[1].split(","))
                .map(value -> kindAndValues[0] + "." + value).toList());
    }

    @Test
    void every_text_that_is_wanted_is_there() throws IOException {
        String sources = read(SHOP.resolve("index.html"))
                + scripts().map(ShopSourcesTest::read).reduce("", String::concat);

        Stream<String> wanted = TEXT_WANTED.matcher(sources).results().flatMap(ShopSourcesTest::groups);

        assertThat(wanted).hasSizeGreaterThan(50).isSubsetOf(keys(texts("en")));
    }

    /** The gateway's Content-Security-Policy would keep it from running. */
    @Test
    void the_page_has_neither_script_nor_style_in_it() {
        assertThat(read(SHOP.resolve("index.html"))).doesNotContainPattern("(?i)<script(?![^>]*src=)|<style|\\sstyle=")
                .doesNotContainPattern("(?i)\\son\\w+=|javascript:|https?://");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void what_a_server_says_never_becomes_markup(Path script) {
        assertThat(read(script)).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
                "DOMParser", "eval(", "Function(", ".style");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_script_can_be_read_in_one_go(Path script) {
        assertThat(read(script).lines()).hasSizeLessThan(220);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void the_page_announces_every_script_so_that_none_waits_for_another(Path script) {
        assertThat(read(SHOP.resolve("index.html"))).contains("\"/shop/" + script.getFileName() + "\"");
    }

    private static JsonNode texts(String language) throws IOException {
        return JSON.readTree(SHOP.resolve("texts." + language + ".json").toFile());
    }

    private static List<String> keys(JsonNode texts) {
        return texts.propertyStream().map(property -> property.getKey()).toList();
    }

    private static List<String> toFillIn(JsonNode text) {
        return NAME_TO_FILL_IN.matcher(text.textValue()).results().map(MatchResult::group).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> groups(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).filter(Objects::nonNull);
    }
}
