package no.nattro.demo.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.PortHolder;

/** Looks before anything starts: a service that finds its port taken says so only after seconds, in a stack trace. */
public final class PortCheck {

    private PortCheck() {}

    /**
     * @param missing what is to be started
     * @param all     what a stack on other ports would consist of
     * @throws DemoFailed naming the first port that is taken, by whom if that can be known, and what to do
     */
    static void check(Ports ports, Set<Instance> missing, Set<Instance> all) {
        for (Map.Entry<Integer, String> port : ports.of(missing).entrySet()) {
            if (!isFree(port.getKey())) {
                throw new DemoFailed("Port " + port.getKey() + " (" + port.getValue() + ") is taken by "
                        + PortHolder.of(port.getKey()).orElse("another process") + ". Stop that"
                        + (missing.equals(all)
                                ? ", or choose other ports: --port-base "
                                        + ports.freeBase(all).orElse(20_080)
                                : ": the rest of the stack expects it there"));
            }
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections that a server just left behind do not count
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
