package beijing.facility.gate;

import java.io.IOException;
import java.net.URI;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Requests that change something come from our own pages or from a program, never from a page of somebody else: the browser sends the
 * session, and a remembered name and password, along with those too.
 */
class KnownRequests extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> UNSAFE = Set.of("POST", "PUT", "DELETE", "PATCH");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final String FOREIGN = "此操作来自其他网站的页面，已拒绝，未保存任何内容；请在本系统的页面中办理。";
    private static final int LONGEST_ADDRESS = 6 * 1024;
    private static final int LONGEST_HEADER = 8 * 1024;

    private final List<String> origins;
    /** There is one engine; the web applications answer the address of another with a fault, the REST API in English. */
    private final Pattern otherEngine;

    /**
     * @param origins other addresses under which officials open this system, such as {@code https://facility.example.cn}
     * @param engine  the name of the engine
     */
    KnownRequests(List<String> origins, String engine) {
        this.origins = origins;
        String other = "(?!" + Pattern.quote(engine);
        this.otherEngine = Pattern.compile("/camunda/app/(tasklist|cockpit|admin|welcome)/" + other + "/)[^/]+/"
                + "|/engine-rest/engine/" + other + "(/|$)).+|/camunda/api/engine/engine/" + other + "(/|$)).+");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int status = status(request);
        if (status != 0) {
            Answers.write(request, response, status, status == 403 ? FOREIGN : Sentences.of(status));
        } else {
            chain.doFilter(request, response);
        }
    }

    private int status(HttpServletRequest request) {
        if (!SAFE.contains(request.getMethod()) && !UNSAFE.contains(request.getMethod())) {
            return 405;
        }
        String query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST_ADDRESS) {
            return 414;
        }
        if (otherEngine.matcher(Addresses.of(request)).matches()) {
            return 404;
        }
        if (headers(request) > LONGEST_HEADER) {
            return 431;
        }
        return UNSAFE.contains(request.getMethod()) && foreign(request) ? 403 : 0;
    }

    private static int headers(HttpServletRequest request) {
        int length = 0;
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements();) {
            String name = names.nextElement();
            for (Enumeration<String> values = request.getHeaders(name); values.hasMoreElements();) {
                length += name.length() + values.nextElement().length();
            }
        }
        return length;
    }

    /** A browser says where a request comes from, whatever the page wants; programs say nothing. */
    private boolean foreign(HttpServletRequest request) {
        for (Enumeration<String> sent = request.getHeaders(HttpHeaders.ORIGIN); sent.hasMoreElements();) {
            String origin = sent.nextElement();
            if (!own(origin, request) && !sameOrigin(request)) {
                return true;
            }
        }
        for (Enumeration<String> sites = request.getHeaders("Sec-Fetch-Site"); sites.hasMoreElements();) {
            if (!OWN_SITES.contains(sites.nextElement().strip().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Behind a proxy that ends TLS the browser's own word is the only true one. */
    private static boolean sameOrigin(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private boolean own(String origin, HttpServletRequest request) {
        if (origins.contains(origin)) {
            return true;
        }
        try {
            URI uri = URI.create(origin);
            int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            return request.getScheme().equalsIgnoreCase(uri.getScheme()) && request.getServerName().equalsIgnoreCase(uri.getHost())
                    && request.getServerPort() == port;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
