package beijing.facility.gate;

import java.util.HashMap;
import java.util.Map;

/** Of how many who are not known yet a body is being read: each holds a thread, and those who work need some too. */
class Strangers {

    private static final long PATIENCE_MILLIS = 200;

    private final int atOnce;
    private final int ofAnAddress;
    private final Map<String, Integer> inside = new HashMap<>();
    private int all;

    /**
     * @param atOnce      how many in all
     * @param ofAnAddress how many from one address
     */
    Strangers(int atOnce, int ofAnAddress) {
        this.atOnce = atOnce;
        this.ofAnAddress = ofAnAddress;
    }

    /** Whoever comes in leaves; many honest ones at the same moment wait for each other. */
    synchronized boolean comesIn(String address) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        try {
            while (all >= atOnce || inside.getOrDefault(address, 0) >= ofAnAddress) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        all++;
        inside.merge(address, 1, Integer::sum);
        return true;
    }

    synchronized void leaves(String address) {
        all--;
        inside.computeIfPresent(address, (known, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }
}
