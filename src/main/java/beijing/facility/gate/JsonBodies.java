package beijing.facility.gate;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

import beijing.facility.gate.JsonScan.Expression;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What is handed to an interface is JSON in UTF-8 that any parser can bear ({@link JsonScan}), and asks for nothing to be evaluated:
 * the engine evaluates the expressions in {@code orQueries} for anybody. Only a filter that an administrator keeps may have some, of
 * those that the filters of this house have.
 */
class JsonBodies extends OncePerRequestFilter {

    private static final Pattern FILTER = Pattern.compile("(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?/filter/[^/]+");
    private static final Pattern OF_FILTERS = Pattern.compile(
            "[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|dateTime\\(\\)|inDays\\(\\d{1,4}\\))\\s*}");
    /** Refuses a row of its own by its number, and takes the others. */
    private static final String ROW_BY_ROW = "/api/progress-reports";
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "US-ASCII");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = Addresses.of(request);
        if (!Addresses.isInterface(address) || Addresses.isSignIn(address)) {
            chain.doFilter(request, response);
            return;
        }
        if (BodyLimits.isForm(request)) {
            // ours would take the text of a form for JSON; the engine's addresses know which of them take one
            if (isEngines(address) || Addresses.isUpload(address)) {
                chain.doFilter(request, response);
            } else {
                Answers.write(request, response, 415, Sentences.of(415));
            }
            return;
        }
        if (request.getContentLengthLong() != 0 && isFields(request)) {
            Answers.write(request, response, 415, Sentences.of(415));
            return;
        }
        String asked = askedToEvaluate(request);
        if (asked != null) {
            Answers.write(request, response, 400, noExpressions(asked));
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length > 0 && !isJson(request)) {
            Answers.write(request, response, 415, Sentences.of(415));
            return;
        }
        try {
            if (body.length > 0) {
                check(address, request.getMethod(), JsonScan.scan(body, address.equals(ROW_BY_ROW)));
            }
        } catch (JsonScan.Unfit unfit) {
            Answers.write(request, response, 400, unfit.getMessage());
            return;
        } catch (Forbidden forbidden) {
            Answers.write(request, response, 400, forbidden.getMessage());
            return;
        }
        chain.doFilter(new Read(request, body), response);
    }

    private static final class Forbidden extends Exception {
        private Forbidden(String sentence) {
            super(sentence);
        }
    }

    private static void check(String address, String method, List<Expression> expressions) throws Forbidden {
        boolean kept = FILTER.matcher(address).matches() && (method.equals("PUT") || address.endsWith("/create"));
        for (Expression expression : expressions) {
            if (!kept || !OF_FILTERS.matcher(expression.value()).matches()) {
                throw new Forbidden(noExpressions(expression.name()));
            }
        }
    }

    private static boolean isEngines(String address) {
        return Addresses.under(address, "/engine-rest") || Addresses.under(address, "/camunda/api") && !Addresses.under(address, "/camunda/api/desk");
    }

    private static boolean isFields(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().toLowerCase(Locale.ROOT).contains("x-www-form-urlencoded");
    }

    private static String askedToEvaluate(HttpServletRequest request) {
        return request.getQueryString() == null ? null
                : request.getParameterMap().keySet().stream().filter(name -> name.endsWith("Expression")).findFirst().orElse(null);
    }

    private static String noExpressions(String name) {
        return "查询条件“" + (name.length() > 60 ? name.substring(0, 60) + "…" : name) + "”不能使用表达式，请直接填写查询的值。";
    }

    private static boolean isJson(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity") || request.getContentType() == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(request.getContentType());
            return (type.isCompatibleWith(MediaType.APPLICATION_JSON) || type.getSubtype().endsWith("+json"))
                    && (type.getCharset() == null || ENCODINGS.contains(type.getCharset().name()));
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** Hands on what was read. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;
        private ServletInputStream again;

        private Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            if (again == null) {
                again = new Bytes(new ByteArrayInputStream(body));
            }
            return again;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Bytes extends ServletInputStream {

        private final InputStream bytes;

        private Bytes(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public int available() throws IOException {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            try {
                return bytes.available() == 0;
            } catch (IOException closed) {
                return true;
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body is read already");
        }
    }
}
