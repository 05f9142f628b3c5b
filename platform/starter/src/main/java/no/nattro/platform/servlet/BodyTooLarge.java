package no.nattro.platform.servlet;

import java.io.IOException;

/** The body has more bytes than are read here. */
class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(long limit) {
        super("the body is larger than " + limit + " bytes");
    }
}
