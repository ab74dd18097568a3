package beijing.facility.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** From where the request comes that this thread answers. */
public final class Caller {

    /** @param page whether it is a page that asks, which signs in once, and not a program, which says its password each time */
    private record Where(String address, boolean page) {
    }

    private static final ThreadLocal<Where> CURRENT = new ThreadLocal<>();
    /** Bytes of an IPv6 address that a network has for itself: whoever has one of its addresses has all. */
    private static final int NETWORK = 8;

    private Caller() {
    }

    /** Empty where the system works by itself. */
    public static String address() {
        return CURRENT.get() == null ? "" : CURRENT.get().address();
    }

    static boolean isPage() {
        return CURRENT.get() != null && CURRENT.get().page();
    }

    /**
     * @param address as the container tells it, numeric
     * @param page    whether it is a page that asks
     */
    public static void comesFrom(String address, boolean page) {
        CURRENT.set(new Where(network(address == null ? "" : address), page));
    }

    public static void isGone() {
        CURRENT.remove();
    }

    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // a numeric address asks no name server
            if (InetAddress.getByName(address) instanceof Inet6Address long6) {
                byte[] bytes = long6.getAddress();
                Arrays.fill(bytes, NETWORK, bytes.length, (byte) 0);
                return long6.isLoopbackAddress() ? address : InetAddress.getByAddress(bytes).getHostAddress() + "/64";
            }
            return address;
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
