package no.nattro.gateway.limit;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whom an address stands for. A household has 2<sup>64</sup> of IPv6: counted one by one they are no limit at all. The network
 * of a household is the first half of the address, its /64.
 */
public final class CallerAddress {

    private static final int NETWORK = 8; // bytes
    private static final int IPV4 = 4;
    private static final String NOBODY = "unknown";

    private CallerAddress() {}

    /** IPv4 as it is, also where it comes as IPv6; IPv6 by its network. All that have no address are one caller. */
    public static String of(@Nullable InetSocketAddress remote) {
        if (remote == null) {
            return NOBODY;
        }
        InetAddress address = remote.getAddress();
        // Not resolved is what another edge says of its client: it is text, and asking a name server would be a call.
        byte[] bytes = address == null
                ? NetUtil.createByteArrayFromIpAddressString(remote.getHostString())
                : address.getAddress();
        return bytes == null ? NOBODY : of(bytes);
    }

    private static String of(byte[] bytes) {
        if (bytes.length == IPV4) {
            return NetUtil.bytesToIpAddress(bytes);
        }
        return isIpv4(bytes)
                ? NetUtil.bytesToIpAddress(bytes, bytes.length - IPV4, IPV4)
                : HexFormat.of().formatHex(bytes, 0, NETWORK) + "/64";
    }

    /** Written as ::ffff:192.0.2.1 (RFC 4291, section 2.5.5.2). */
    private static boolean isIpv4(byte[] bytes) {
        for (int i = 0; i < bytes.length - IPV4 - 2; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
    }
}
