package no.nattro.demo.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import no.nattro.demo.home.DemoFailed;

/** What the shop had at the beginning, by how much of it there was: of what, by the plan, runs out, or never does. */
public record Catalogue(List<Product> products) {

    /** One page holds the demo's thirty products. */
    public static final String PATH = "/api/products?limit=100";

    /** No trial of an hour sells so many: the demo has 100,000 each of what everybody buys. */
    private static final int PLENTY = 10_000;

    /** Gone before the trial is over, so that last items are fought for. */
    private static final int FEW = 100;

    /** @param price in øre */
    public record Product(String sku, long price, int available) {}

    public Catalogue {
        products = List.copyOf(products);
    }

    /** @throws DemoFailed when the shop did not show any products */
    public static Catalogue read(Heard heard) {
        List<Product> products = new ArrayList<>();
        heard.answer().filter(answered -> answered.status() == 200)
                .ifPresent(answered -> Meaning.tree(answered.body()).path("items")
                        .forEach(item -> products.add(new Product(item.path("sku").asText(),
                                item.path("price").path("amount").asLong(), item.path("available").asInt()))));
        if (products.isEmpty()) {
            throw new DemoFailed("The shop does not show its products, so nobody can buy. It answered: " + heard);
        }
        return new Catalogue(products);
    }

    /** What everybody wants. */
    public List<Product> hot() {
        return those(product -> product.available() >= PLENTY);
    }

    public List<Product> ordinary() {
        return those(product -> product.available() < PLENTY && product.available() >= FEW);
    }

    /** The last items. */
    public List<Product> scarce() {
        return those(product -> product.available() < FEW);
    }

    /** All of them rather than none: a shop may have only one kind. */
    private List<Product> those(Predicate<Product> kind) {
        List<Product> some = products.stream().filter(kind).toList();
        return some.isEmpty() ? products : some;
    }
}
