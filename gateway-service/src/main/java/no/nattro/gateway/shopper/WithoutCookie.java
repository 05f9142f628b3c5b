package no.nattro.gateway.shopper;

/** What happens to a call that comes without a valid cookie. */
public enum WithoutCookie {
    /** It goes on as a new shopper's, who gets the cookie with the answer. */
    WELCOME,
    /**
     * It is refused, with a cookie to come back with. To let it go on would make two shoppers of a client that keeps no
     * cookies and repeats its purchase: the key that protects it from paying twice is the shopper's own.
     */
    INVITE,
    /** It is refused: a new shopper has nothing to find there. */
    REFUSE
}
