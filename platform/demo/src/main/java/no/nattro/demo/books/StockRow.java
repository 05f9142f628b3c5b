package no.nattro.demo.books;

/** How many pieces of a product there are, and where. */
public record StockRow(String sku, long initial, long available, long held, long sold) {

    public boolean addsUp() {
        return available >= 0 && held >= 0 && sold >= 0 && initial == available + held + sold;
    }

    @Override
    public String toString() {
        return initial + " at the beginning, " + available + " available, " + held + " held, " + sold + " sold";
    }
}
