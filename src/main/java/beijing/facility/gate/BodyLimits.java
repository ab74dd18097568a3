package beijing.facility.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;

import org.springframework.web.filter.OncePerRequestFilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/**
 * How much may come in, before anybody asks who sends it. What announces more is answered at once, unread; what only turns out to be
 * more, because it comes in chunks, ends at the bound. Documents have a bound of their own, kept where they are read.
 */
class BodyLimits extends OncePerRequestFilter {

    private static final long KILOBYTE = 1024;
    static final long SIGN_IN = 64 * KILOBYTE;
    static final long JSON = 2 * KILOBYTE * KILOBYTE;
    /** All files of a deployment together; one of them is at most 2 MB. */
    static final long DEPLOYMENT = 16 * KILOBYTE * KILOBYTE;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = Addresses.of(request);
        boolean form = isForm(request);
        if (form && Addresses.isUpload(address)) {
            chain.doFilter(request, response);
            return;
        }
        long limit = limit(address, form);
        if (request.getContentLengthLong() > limit) {
            response.setHeader("Connection", "close");
            Answers.write(request, response, TooLarge.STATUS, sentence(limit));
        } else {
            chain.doFilter(new Bounded(request, limit), response);
        }
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static long limit(String address, boolean form) {
        if (Addresses.isSignIn(address) || !Addresses.isInterface(address)) {
            return SIGN_IN;
        }
        return form && Addresses.isDeployment(address) ? DEPLOYMENT : JSON;
    }

    private static String sentence(long limit) {
        String most = limit < KILOBYTE * KILOBYTE ? limit / KILOBYTE + " KB" : limit / KILOBYTE / KILOBYTE + " MB";
        return "提交的内容过大，此地址最多接受 " + most + "，未保存任何内容。";
    }

    /** Counts while it is read. */
    private static final class Bounded extends HttpServletRequestWrapper {

        private final long limit;
        private ServletInputStream counting;

        private Bounded(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (counting == null) {
                counting = new Counting(super.getInputStream(), limit);
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
        private final long limit;
        private long count;

        private Counting(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
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
            if (count > limit) {
                throw new TooLarge(sentence(limit));
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
