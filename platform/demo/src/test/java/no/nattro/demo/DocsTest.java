package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that promises a test is worth as much as the test: it has to be there, under the name that the page gives. */
class DocsTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path FAULTS = ROOT.resolve("docs/when-things-go-wrong.md");

    /** {@code [text](target)} and {@code [name]: target}; what stands in code is no link. */
    private static final Pattern LINK = Pattern.compile("(?m)\\[[^\\]\\n]+]\\(([^)\\s]+)\\)|^\\[[^\\]\\n]+]: (\\S+)$");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^\\[([^\\]\\n]+)]: (\\S+)$");
    /** {@code [Class][reference] `method`, `method`}. */
    private static final Pattern PROOF = Pattern.compile("\\[(\\w+)]\\[([\\w-]+)]((?:,? `\\w+`)*)");
    private static final Pattern IS_TEST = Pattern.compile("@(Test|ParameterizedTest)\\b");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)`");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")),
                    docs.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream());
        }
    }

    static Stream<Arguments> faults() {
        return read(FAULTS).lines().filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| what happens ")).map(line -> line.split(" \\| "))
                .map(cells -> arguments(cells[0].substring(2), List.of(cells)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_of_a_page_leads_somewhere(Path page) {
        Stream<String> targets = LINK.matcher(read(page).replaceAll("(?s)```.*?```|`[^`\\n]*`", "")).results()
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1));
        assertThat(
                targets.filter(target -> !target.matches("(https?:|#).*")).map(target -> target.replaceAll("#.*", "")))
                .allSatisfy(target -> assertThat(page.resolveSibling(target)).exists());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void every_fault_is_proved_by_tests_that_there_are(String fault, List<String> cells) {
        assertThat(cells).as("the cells of the row").hasSize(4);
        List<MatchResult> proofs = PROOF.matcher(cells.getLast()).results().toList();
        assertThat(proofs).as("the tests of the row").isNotEmpty();
        Map<String, String> references = references();
        assertThat(proofs).allSatisfy(proof -> {
            assertThat(references).containsKey(proof.group(2));
            Path test = FAULTS.resolveSibling(references.get(proof.group(2)));
            assertThat(test).hasFileName(proof.group(1) + ".java");
            List<String> methods = METHOD.matcher(proof.group(3)).results().map(method -> method.group(1)).toList();
            assertThat(methods).as("methods of %s", proof.group(1)).isNotEmpty()
                    .allSatisfy(method -> assertThat(isRun(read(test), method)).isTrue());
        });
    }

    @ParameterizedTest
    @CsvSource({"'', '@Test', true", "'', '@ParameterizedTest\n    @EnumSource', true", "'', '', false",
            "'', '@BeforeEach', false", "'', '@Test\n    @Disabled', false",
            "'', '@DisabledOnOs(OS.LINUX)\n    @Test', false", "'@Disabled(\"later\")\n', '@Test', false"})
    void a_method_proves_something_only_if_it_is_run(String ofClass, String ofMethod, boolean isRun) {
        String source = "import org.junit.jupiter.api.Disabled;\n\n" + ofClass + "class FactIT {\n\n    @Test\n"
                + "    void another() {\n    }\n    " + ofMethod + "\n    void it_is_so() {\n    }\n}\n";

        assertThat(isRun(source, "it_is_so")).isEqualTo(isRun);
        assertThat(isRun(source, "it_is_not_so")).isFalse();
    }

    @Test
    void no_test_is_linked_for_nothing() {
        String page = read(FAULTS);
        assertThat(references().keySet()).isNotEmpty().allSatisfy(name -> assertThat(page).contains("][" + name + "]"));
    }

    /** By the annotations of the method, which stand after the end of whatever is before it, and those of its class. */
    private static boolean isRun(String source, String method) {
        Matcher declared = Pattern.compile("(?s)^(.*)\n {4}void " + method + "\\(")
                .matcher(source.replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"")); // what a text block says ends nothing
        if (!declared.find()) {
            return false;
        }
        String[] before = declared.group(1).split("\n\n|[;}]\n", -1);
        String ofMethod = before[before.length - 1];
        String ofClass = source.split("(?m)^[a-z ]*class ", 2)[0];
        return IS_TEST.matcher(ofMethod).find() && !ofMethod.contains("@Disabled") && !ofClass.contains("@Disabled");
    }

    private static Map<String, String> references() {
        return REFERENCE.matcher(read(FAULTS)).results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
