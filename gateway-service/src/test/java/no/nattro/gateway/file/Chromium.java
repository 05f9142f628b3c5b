package no.nattro.gateway.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a screen, with a profile of its own. It takes the test's certificate as a person would. */
final class Chromium implements AutoCloseable {

    private static final String BROWSER = "chromium";
    private static final String DRIVER = "chromedriver";
    private static final String DESK = "1280,1000";

    /** From here on ten seconds of the page are one: it waits as it is told, and a test does not. */
    private static final String HASTE = """
            const later = window.setTimeout.bind(window), now = Date.now.bind(Date), start = now();
            window.setTimeout = (what, millis = 0, ...more) => later(what, millis / 10, ...more);
            Date.now = () => start + 10 * (now() - start);""";

    /** As the specifications of both say ([SecureContext]). */
    private static final String PLAIN_HTTP = "delete Crypto.prototype.randomUUID; delete Navigator.prototype.clipboard;";

    private final ChromeDriver driver;
    private @Nullable String manipulation;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Where it is not, the output says how to get it. */
    static boolean isInstalled() {
        boolean installed = program(BROWSER).isPresent() && program(DRIVER).isPresent();
        if (!installed) {
            System.out
                    .println("SKIPPED: the shop page in a browser. For that: apt-get install chromium chromium-driver");
        }
        return installed;
    }

    static Chromium start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program(BROWSER).orElseThrow().toString());
        options.setAcceptInsecureCerts(true);
        options.addArguments("--headless=new", "--disable-dev-shm-usage", "--disable-background-networking",
                "--window-size=" + DESK, "--no-sandbox"); // which cannot be had as root; it only ever sees this page
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return new Chromium(new ChromeDriver(new ChromeDriverService.Builder()
                .usingDriverExecutable(program(DRIVER).orElseThrow().toFile()).build(), options));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** As somebody who is here for the first time, at a desk, and reads this language. */
    void comeAs(String language) {
        clearCookies();
        command("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
        command("Network.setUserAgentOverride", Map.of("userAgent", "Chromium of a test", "acceptLanguage", language));
        online(true);
        light();
        leaveAlone();
    }

    /** For the pages that are opened from now on, until somebody else comes. */
    void hurry() {
        manipulate(HASTE);
    }

    /** The same, with what browsers keep back from pages that came over plain http. */
    void comeOverPlainHttp() {
        manipulate(PLAIN_HTTP);
    }

    private void manipulate(String script) {
        manipulation = (String) driver
                .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script)).get("identifier");
    }

    private void leaveAlone() {
        if (manipulation != null) {
            command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", manipulation));
            manipulation = null;
        }
    }

    void clearCookies() {
        command("Network.clearBrowserCookies", Map.of());
    }

    void online(boolean online) {
        command("Network.enable", Map.of());
        command("Network.emulateNetworkConditions",
                Map.of("offline", !online, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    void dark() {
        scheme("dark");
    }

    void light() {
        scheme("light");
    }

    private void scheme(String scheme) {
        command("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** CSS pixels; the window of a desktop cannot be made as narrow as a telephone. */
    void narrow(int width) {
        command("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 700, "deviceScaleFactor", 1, "mobile", false));
    }

    void wide() {
        command("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** What the console complains of, without the answers that were no 200: these are the shop's business. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource")).toList();
    }

    /** What axe finds wrong for people who do not see the page, or not well. */
    List<?> barriers() {
        driver.executeScript(resource("/axe.min.js"));
        return (List<?>) driver.executeAsyncScript("const done = arguments[0];"
                + "axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations.map(violation =>"
                + " violation.id + ': ' + violation.nodes.map(node => node.html + ' ' + node.failureSummary).join('\\n'))))");
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    private static String resource(String name) {
        try (InputStream in = Chromium.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
