package beijing.facility.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Locale;

import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.web.filter.OncePerRequestFilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/**
 * How much may come in, before anybody asks who sends it. What announces more is answered at once, unread; what only turns out to be
 * more, because it comes in chunks, ends at the bound. Documents have a bound of their own, kept where they are read. A body that
 * takes too long ends too.
 */
class BodyLimits extends OncePerRequestFilter {

    private static final long KILOBYTE = 1024;
    private static final Bound OF_STRANGERS = new Bound(64 * KILOBYTE, Duration.ofSeconds(15));
    private static final Bound OF_JSON = new Bound(2 * KILOBYTE * KILOBYTE, Duration.ofSeconds(60));
    /** All files of a deployment together; one of them is at most 2 MB. */
    private static final Bound OF_DEPLOYMENTS = new Bound(16 * KILOBYTE * KILOBYTE, Duration.ofSeconds(120));
    /** Their size is bounded where they are read. */
    private static final Bound OF_UPLOADS = new Bound(Long.MAX_VALUE, Duration.ofMinutes(10));
    private static final String SIGNED_IN = "authenticatedUser";

    /**
     * @param size how many bytes
     * @param time from the first byte read to the last; who sends a byte now and then would hold a thread for days
     */
    private record Bound(long size, Duration time) {
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = Addresses.of(request);
        boolean form = isForm(request);
        Bound bound = form && Addresses.isUpload(address) ? OF_UPLOADS
                : form && Addresses.isDeployment(address) ? OF_DEPLOYMENTS
                : isUnknown(address, request) ? OF_STRANGERS : OF_JSON;
        if (request.getContentLengthLong() > bound.size()) {
            response.setHeader("Connection", "close");
            Answers.write(request, response, TooLarge.STATUS, sentence(bound.size()));
        } else {
            chain.doFilter(new Bounded(request, bound), response);
        }
    }

    /** Who signs in, and who has not yet signed in to the web applications; behind HTTP Basic a body is read of those who are known. */
    private static boolean isUnknown(String address, HttpServletRequest request) {
        if (Addresses.isSignIn(address) || !Addresses.isInterface(address)) {
            return true;
        }
        return Addresses.under(address, "/camunda/api") && !isSignedIn(request.getSession(false));
    }

    private static boolean isSignedIn(HttpSession session) {
        return session != null && session.getAttribute(SIGNED_IN) instanceof Authentications known && !known.getAuthentications().isEmpty();
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static String sentence(long limit) {
        String most = limit < KILOBYTE * KILOBYTE ? limit / KILOBYTE + " KB" : limit / KILOBYTE / KILOBYTE + " MB";
        return "提交的内容过大，此地址最多接受 " + most + "，未保存任何内容。";
    }

    /** Counts while it is read. */
    private static final class Bounded extends HttpServletRequestWrapper {

        private final Bound bound;
        private ServletInputStream counting;

        private Bounded(HttpServletRequest request, Bound bound) {
            super(request);
            this.bound = bound;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (counting == null) {
                counting = new Counting(super.getInputStream(), bound);
            }
            return counting;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(getInputStream(), encoding == null ? "UTF-8" : encoding));
        }
    }

    private static final class Counting extends ServletInputStream {

        private final ServletInputStream body;
        private final Bound bound;
        private final long end;
        private long count;

        private Counting(ServletInputStream body, Bound bound) {
            this.body = body;
            this.bound = bound;
            this.end = System.nanoTime() + bound.time().toNanos();
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            count += read;
            if (count > bound.size()) {
                throw new TooLarge(TooLarge.STATUS, sentence(bound.size()));
            }
            if (System.nanoTime() > end) {
                throw new TooLarge(TooLarge.TOO_SLOW, Sentences.of(TooLarge.TOO_SLOW));
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
