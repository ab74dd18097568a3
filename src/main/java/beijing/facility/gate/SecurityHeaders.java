package beijing.facility.gate;

import java.io.IOException;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * What every answer tells the browser. Set before anything else, so that a page with a stricter or a more generous policy of its own
 * replaces it; the pages of Tasklist, Cockpit and Admin do.
 */
class SecurityHeaders extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final String OF_DATA = "default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
    private static final String OF_PAGES = "default-src 'self'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        put(request, response);
        chain.doFilter(request, new Kept(response, request.isSecure(), Addresses.isInterface(Addresses.of(request))));
    }

    /** A response that was reset has none of them left. */
    static void put(HttpServletRequest request, HttpServletResponse response) {
        boolean data = Addresses.isInterface(Addresses.of(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader(POLICY, data ? OF_DATA : OF_PAGES);
        if (data) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** Behind TLS no cookie goes out in the clear, and no data is ever kept by a browser, whoever says otherwise further inside. */
    private static final class Kept extends HttpServletResponseWrapper {

        private static final Pattern SECURE = Pattern.compile(";\\s*secure\\s*(;|$)", Pattern.CASE_INSENSITIVE);

        private final boolean secure;
        private final boolean data;

        private Kept(HttpServletResponse response, boolean secure, boolean data) {
            super(response);
            this.secure = secure;
            this.data = data;
        }

        @Override
        public void addCookie(Cookie cookie) {
            cookie.setSecure(secure || cookie.getSecure());
            super.addCookie(cookie);
        }

        @Override
        public void addHeader(String name, String value) {
            if (!kept(name)) {
                super.addHeader(name, secured(name, value));
            }
        }

        @Override
        public void setHeader(String name, String value) {
            if (!kept(name)) {
                super.setHeader(name, secured(name, value));
            }
        }

        private boolean kept(String name) {
            return data && HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name);
        }

        private String secured(String name, String value) {
            boolean open = secure && HttpHeaders.SET_COOKIE.equalsIgnoreCase(name) && value != null && !SECURE.matcher(value).find();
            return open ? value + "; Secure" : value;
        }
    }
}
