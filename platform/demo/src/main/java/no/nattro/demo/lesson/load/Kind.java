package no.nattro.demo.lesson.load;

/** What somebody wants of the shop. */
public enum Kind {
    /** The list of products, or one of them. */
    PRODUCT_PAGE("product pages"),
    /** An order of their own. */
    ORDER_READ("order reads"),
    /** To buy something. */
    CHECKOUT("checkouts");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** Many of them. */
    public String words() {
        return words;
    }
}
