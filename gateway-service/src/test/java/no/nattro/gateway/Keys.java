package no.nattro.gateway;

/** Keys of the tests, and of nothing else. */
public final class Keys {

    public static final String NEW = "bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldy0=";
    public static final String OLD = "b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xkLW9sZC0=";

    private Keys() {}
}
