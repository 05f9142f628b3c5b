package no.nattro.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The page, in the words of somebody who uses it. */
final class ShopPage {

    private final ChromeDriver driver;
    private final String address;

    ShopPage(ChromeDriver driver, int port) {
        this.driver = driver;
        this.address = "https://localhost:" + port + "/";
    }

    /** Opens it and waits until it can be used. */
    ShopPage open() {
        driver.get(address);
        return ready();
    }

    ShopPage reload() {
        driver.navigate().refresh();
        return this;
    }

    ShopPage ready() {
        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(
                () -> !driver.findElements(By.cssSelector("#products li")).isEmpty() && !status("orders").isBlank()
                        || !driver.findElements(By.cssSelector("#orders li")).isEmpty());
        return this;
    }

    /** Presses "one more" at the product so often. */
    ShopPage choose(int product, int times) {
        WebElement more = driver
                .findElement(By.cssSelector("#products li:nth-child(" + product + ") .quantity button:last-child"));
        for (int i = 0; i < times; i++) {
            more.click();
        }
        return this;
    }

    ShopPage pay(String token) {
        id("token").findElement(By.cssSelector("option[value=" + token + "]")).click();
        return this;
    }

    ShopPage buy() {
        id("buy").click();
        return this;
    }

    ShopPage buyWithADoubleClick() {
        new Actions(driver).doubleClick(id("buy")).perform();
        return this;
    }

    ShopPage press(String button) {
        id(button).click();
        return this;
    }

    /** The same by script: quicker than a hand, and also in a moment in which it is not shown. */
    ShopPage pressWhereverItIs(String button) {
        driver.executeScript("document.getElementById(arguments[0]).click()", button);
        return this;
    }

    ShopPage type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** Goes on with the tabulator until that has the focus. */
    ShopPage tabTo(String css) {
        WebElement wanted = driver.findElement(By.cssSelector(css));
        for (int i = 0; i < 100; i++) {
            if (driver.switchTo().activeElement().equals(wanted)) {
                return this;
            }
            type("\uE004");
        }
        throw new AssertionError("no tabulator reaches " + css);
    }

    /** Waits until the purchase is said to stand so. */
    ShopPage says(String text) {
        Awaitility.await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(id("said").getText()).contains(text));
        return this;
    }

    /** Waits until that part shows the text. */
    ShopPage shows(String part, String text) {
        Awaitility.await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(id(part).getText()).contains(text));
        return this;
    }

    String text(String part) {
        return id(part).getText();
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    boolean offers(String button) {
        return id(button).isDisplayed();
    }

    String language() {
        return driver.findElement(By.tagName("html")).getDomAttribute("lang");
    }

    private String status(String part) {
        return id(part + "-status").getText();
    }

    private WebElement id(String id) {
        return driver.findElement(By.id(id));
    }
}
