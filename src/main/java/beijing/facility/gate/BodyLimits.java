package beijing.facility.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

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
 * more, because it comes in chunks, ends at the bound. Documents have a bound of their own, kept where they are read. How long it may
 * take is told to {@link SlowBodies}.
 */
class BodyLimits extends OncePerRequestFilter {

    private static final long KILOBYTE = 1024;
    private static final long OF_STRANGERS = 64 * KILOBYTE;
    private static final long OF_JSON = 2 * KILOBYTE * KILOBYTE;
    /** All files of a deployment together; one of them is at most 2 MB. */
    private static final long OF_DEPLOYMENTS = 16 * KILOBYTE * KILOBYTE;
    /** Their size is bounded where they are read. */
    private static final long OF_UPLOADS = Long.MAX_VALUE;
    private static final String SIGNED_IN = "authenticatedUser";
    private static final String FULL = "同时提交的请求过多，未保存任何内容，请稍后重试。";
    private static final String LATER_SECONDS = "5";

    private final GateSettings.Bodies settings;
    private final Strangers strangers;

    BodyLimits(GateSettings.Bodies settings) {
        this.settings = settings;
        this.strangers = new Strangers(settings.strangersAtOnce(), settings.strangersOfAnAddress());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = Addresses.of(request);
        boolean form = isForm(request);
        if (form && Addresses.isUpload(address)) {
            within(OF_UPLOADS, settings.uploads(), request, response, chain);
        } else if (form && Addresses.isDeployment(address)) {
            within(OF_DEPLOYMENTS, settings.deployments(), request, response, chain);
        } else if (isUnknown(address, request)) {
            oneOfSome(request, response, chain);
        } else {
            within(OF_JSON, settings.json(), request, response, chain);
        }
    }

    private void within(long size, Duration time, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > size) {
            response.setHeader("Connection", "close");
            Answers.write(request, response, TooLarge.STATUS, sentence(size));
        } else {
            SlowBodies.of(request).within(time);
            chain.doFilter(new Bounded(request, size), response);
        }
    }

    private void oneOfSome(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
            within(OF_STRANGERS, settings.ofStrangers(), request, response, chain);
            return;
        }
        String from = String.valueOf(request.getRemoteAddr());
        if (!strangers.comesIn(from)) {
            response.setHeader("Connection", "close");
            response.setHeader("Retry-After", LATER_SECONDS);
            Answers.write(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, FULL);
            return;
        }
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                strangers.leaves(from);
            }
        };
        SlowBodies.of(request).whenCome(leave);
        try {
            within(OF_STRANGERS, settings.ofStrangers(), request, response, chain);
        } finally {
            leave.run();
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

        private final long most;
        private ServletInputStream counting;

        private Bounded(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (counting == null) {
                counting = new Counting(super.getInputStream(), most);
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
        private final long most;
        private long count;

        private Counting(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
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
            if (count > most) {
                throw new TooLarge(TooLarge.STATUS, sentence(most));
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
