package no.nattro.gateway.forwarded;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Some addresses that begin alike, as in {@code 10.42.0.0/16}.
 *
 * @param start the first of them
 * @param bits  how much of it they share
 */
record Network(InetAddress start, int bits) {

    private static final int BYTE = 8;

    /** A network, or a single address. */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress start = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("is not an address or a network"));
        int length = start.getAddress().length * BYTE;
        int bits = slash < 0 ? length : bits(text.substring(slash + 1), length);
        if (bits == 0) {
            throw new IllegalArgumentException("is everybody: anybody could say who they are");
        }
        for (int bit = bits; bit < length; bit++) {
            if (isSet(start.getAddress(), bit)) {
                throw new IllegalArgumentException(
                        "has more to it than the " + bits + " bits that it is to be known by");
            }
        }
        return new Network(start, bits);
    }

    private static int bits(String text, int length) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= length) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("does not end in a number of bits from 1 to " + length);
    }

    /** The address that is written there; empty for whatever else, names too: nobody is looked up. */
    static Optional<InetAddress> address(String text) {
        byte[] bytes = text.indexOf('%') < 0 ? NetUtil.createByteArrayFromIpAddressString(text) : null;
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("neither 4 nor 16 bytes", e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] ours = start.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (isSet(ours, bit) != isSet(theirs, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] address, int bit) {
        return (address[bit / BYTE] >> (BYTE - 1 - bit % BYTE) & 1) == 1;
    }
}
