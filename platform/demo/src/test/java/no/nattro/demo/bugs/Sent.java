package no.nattro.demo.bugs;

/** What the checkout sends to its neighbours. */
enum Sent {
    RESERVE, CONFIRM, RELEASE, CHARGE, UNDO_PAYMENT;

    static Sent of(String method, String path) {
        boolean isPayment = path.startsWith("/payments/");
        return switch (method) {
            case "PUT" -> isPayment ? CHARGE : path.endsWith("/confirmation") ? CONFIRM : RESERVE;
            case "DELETE" -> isPayment ? UNDO_PAYMENT : RELEASE;
            default -> throw new IllegalArgumentException(method + " is not of the checkout's contracts");
        };
    }
}
