package beijing.facility.signin.web;

import java.io.IOException;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.web.filter.OncePerRequestFilter;

import beijing.facility.signin.Sessions;
import beijing.facility.signin.Sessions.Session;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/**
 * Asks of every session at the web applications whether it still goes on, before they take its user for granted: they keep who she is,
 * and her groups, since she signed in. From a session that has ended her sign-in is taken away; it then stands like anybody's who has
 * not signed in yet, and keeps only why.
 */
class SessionGuard extends OncePerRequestFilter {

    /** Where a session keeps ours. */
    static final String SESSION = "facility.session";
    /** Where the web applications keep theirs. */
    private static final String AUTHENTICATIONS = "authenticatedUser";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    /** In seconds: the container's own end of a session never comes before ours, which can say why. */
    private static final int LATER = 600;

    /**
     * What only a person does. Pages ask for lists and counts by themselves, many of them with POST; whatever else she does on a page,
     * its script tells of her keys and her mouse.
     */
    private static final Pattern WORK = Pattern.compile("/camunda/api/(desk/.+"
            + "|engine/engine/[^/]+/(task/[^/]+/.+|process-definition/.+/(submit-form|start)|[a-z-]+/create))");
    private static final Pattern PASSWORD = Pattern.compile("/camunda/api/engine/engine/[^/]+/user/([^/]+)/credentials");

    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");

    private final Sessions sessions;

    SessionGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession http = request.getSession(false);
        Session before = null;
        if (http != null) {
            try {
                // a browser may ask before the answer to the sign-in has got to its end
                before = open(http);
                if (before != null) {
                    ask(before, http, request);
                }
            } catch (IllegalStateException signedInAnew) {
                logger.trace("a sign-in has replaced the session meanwhile", signedInAnew);
            }
        }
        chain.doFilter(request, response);
        afterwards(before, request, response);
    }

    private Session open(HttpSession http) {
        synchronized (http) {
            Session session = (Session) http.getAttribute(SESSION);
            Optional<String> user = user(http);
            if (session == null && user.isPresent()) {
                session = sessions.open(user.get());
                http.setAttribute(SESSION, session);
                http.setMaxInactiveInterval((int) sessions.idleTimeout().toSeconds() + LATER);
            }
            return session;
        }
    }

    private void ask(Session session, HttpSession http, HttpServletRequest request) {
        switch (sessions.check(session, !SAFE.contains(request.getMethod()))) {
            case ENDED -> signOff(http);
            case CHANGED -> renew(http);
            case GOES_ON -> {
            }
        }
        if (session.ended().isEmpty() && isWork(request)) {
            sessions.worked(session);
        }
    }

    /** A sign-in opens a new session of the container's, without ours. */
    private void afterwards(Session before, HttpServletRequest request, HttpServletResponse response) {
        HttpSession http = request.getSession(false);
        if (http == null) {
            return;
        }
        Session session = open(http);
        if (session != null && session.ended().isEmpty() && user(http).isEmpty()) {
            if (LOGOUT.matcher(path(request)).matches()) {
                sessions.close(session);
                http.removeAttribute(SESSION);
            } else {
                // the web applications have found out first that she is gone
                sessions.check(session, true);
            }
        } else if (session != null && session == before && changedHerPassword(session, request, response)) {
            sessions.renew(session);
        }
    }

    private static boolean isWork(HttpServletRequest request) {
        String method = request.getMethod();
        return !SAFE.contains(method) && (!"POST".equals(method) || WORK.matcher(path(request)).matches());
    }

    private static boolean changedHerPassword(Session session, HttpServletRequest request, HttpServletResponse response) {
        var matcher = PASSWORD.matcher(path(request));
        return "PUT".equals(request.getMethod()) && response.getStatus() < HttpServletResponse.SC_MULTIPLE_CHOICES && matcher.matches()
                && matcher.group(1).equals(session.user());
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static Optional<String> user(HttpSession http) {
        return http.getAttribute(AUTHENTICATIONS) instanceof Authentications all
                ? all.getAuthentications().stream().map(UserAuthentication::getIdentityId).findFirst() : Optional.empty();
    }

    /** The same object that a request which is still on its way would put back. */
    private static void signOff(HttpSession http) {
        if (http.getAttribute(AUTHENTICATIONS) instanceof Authentications all) {
            all.getAuthentications().forEach(each -> all.removeByEngineName(each.getProcessEngineName()));
        }
    }

    /** The web applications read her groups, districts and applications anew before they answer. */
    private static void renew(HttpSession http) {
        if (http.getAttribute(AUTHENTICATIONS) instanceof Authentications all) {
            all.getAuthentications().forEach(each -> each.setCacheValidationTime(new Date(0)));
        }
    }
}
