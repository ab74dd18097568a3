package beijing.facility.gate;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;

/**
 * Whoever sends a byte now and then would hold a thread for days. Every body has a time within which it is read, by whatever way: the
 * container reads forms and documents by itself, past all filters. What is left of a body when the answer is there is thrown away, so
 * that its sender reads why; only what comes at once, for this too holds a thread.
 */
class SlowBodies extends ValveBase {

    private static final String TIME = "facility.body.time";
    /** As long as nobody has said less. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration REST = Duration.ofSeconds(2);
    private static final long MOST_OF_THE_REST = 2L * 1024 * 1024;
    private static final long NAP_MILLIS = 10;
    private final Semaphore rests = new Semaphore(16);

    SlowBodies() {
        super(true);
    }

    /** How long a body may take, and what is to be done when it has come. */
    static final class Time {

        private volatile long end;
        private Runnable come = () -> { };

        private Time() {
            within(LONGEST);
        }

        /** From now. */
        void within(Duration time) {
            end = System.nanoTime() + time.toNanos();
        }

        /** Once, as soon as all of it has been read. */
        void whenCome(Runnable what) {
            come = what;
        }

        private void come() {
            Runnable what = come;
            come = () -> { };
            what.run();
        }

        private boolean isOver() {
            return System.nanoTime() - end > 0;
        }
    }

    /** Of the body of a request; where no container is behind it, of none. */
    static Time of(ServletRequest request) {
        return request.getAttribute(TIME) instanceof Time time ? time : new Time();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request connection = request.getCoyoteRequest();
        InputBuffer plain = connection.getInputBuffer();
        Time time = new Time();
        request.setAttribute(TIME, time);
        connection.setInputBuffer(new Timed(connection, plain, time));
        try {
            getNext().invoke(request, response);
        } finally {
            connection.setInputBuffer(plain);
        }
        if (!request.isAsync() && !connection.isFinished()) {
            response.finishResponse();
            if (!throwsAway(connection)) {
                connection.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    /** @return whether the rest came */
    private boolean throwsAway(org.apache.coyote.Request connection) throws IOException {
        if (!rests.tryAcquire()) {
            return false;
        }
        try {
            long end = System.nanoTime() + REST.toNanos();
            long most = MOST_OF_THE_REST;
            Rest rest = new Rest();
            while (!connection.isFinished()) {
                if (most < 0 || System.nanoTime() - end > 0) {
                    return false;
                }
                connection.action(ActionCode.AVAILABLE, Boolean.TRUE);
                if (connection.getAvailable() > 0) {
                    int read = connection.doRead(rest);
                    if (read < 0) {
                        return true;
                    }
                    most -= read;
                } else {
                    Thread.sleep(NAP_MILLIS);
                }
            }
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            rests.release();
        }
    }

    private static final class Timed implements InputBuffer {

        private final org.apache.coyote.Request connection;
        private final InputBuffer plain;
        private final Time time;

        private Timed(org.apache.coyote.Request connection, InputBuffer plain, Time time) {
            this.connection = connection;
            this.plain = plain;
            this.time = time;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            if (time.isOver()) {
                throw tooSlow();
            }
            int read;
            try {
                read = plain.doRead(handler);
            } catch (SocketTimeoutException nothingCame) {
                throw tooSlow();
            }
            if (read < 0 || connection.isFinished()) {
                time.come();
            } else if (time.isOver()) {
                throw tooSlow();
            }
            return read;
        }

        @Override
        public int available() {
            return plain.available();
        }

        private static TooLarge tooSlow() {
            return new TooLarge(TooLarge.TOO_SLOW, Sentences.of(TooLarge.TOO_SLOW));
        }
    }

    /** Where what nobody reads goes. */
    private static final class Rest implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer given) {
            buffer = given;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // the container gives a buffer of its own
        }
    }
}
