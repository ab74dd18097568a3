package beijing.facility.signin.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.UserNames;
import beijing.facility.signin.Sessions;
import beijing.facility.signin.Sessions.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Tells an open page whether it is still signed in, and hears from it that somebody works there. */
@RestController
@RequestMapping("/camunda/api/desk/session")
class SessionController {

    private final Sessions sessions;
    private final UserNames names;
    private final CurrentUser user;

    SessionController(Sessions sessions, UserNames names, CurrentUser user) {
        this.sessions = sessions;
        this.names = names;
        this.user = user;
    }

    /**
     * @param idleTimeout in seconds, how long a session goes on without work
     * @param left        in seconds, how long from now
     * @param token       what a page that changes something has to show
     */
    record Signed(String user, long idleTimeout, long left, String token) {
    }

    /** Who is signed in, for the pages to say so, and to show nothing that she is refused. */
    record User(String user, String name, List<String> groups) {
    }

    /** 401 with the reason ({@code ended}) where the system has ended the session. */
    @GetMapping
    ResponseEntity<Object> session(HttpServletRequest request) {
        Optional<Session> session = current(request);
        Optional<String> ended = session.flatMap(Session::ended);
        if (session.isEmpty() || ended.isPresent()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Map.of("ended", ended.isPresent(),
                    "message", ended.orElse("尚未登录或登录已失效，请重新登录。"), "token", token(request)));
        }
        return ResponseEntity.ok(new Signed(session.get().user(), sessions.idleTimeout().toSeconds(),
                sessions.left(session.get()).toSeconds(), token(request)));
    }

    @GetMapping("/user")
    User user() {
        String id = user.id();
        return new User(id, names.of(id), user.groups());
    }

    /** Somebody has used keys or mouse. The request itself is what counts. */
    @PostMapping("/work")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void work() {
        // the guard has noted it
    }

    /** The web applications keep one for every session, also before somebody signs in; its cookie reaches no page but theirs. */
    private static String token(HttpServletRequest request) {
        HttpSession http = request.getSession(false);
        Object token = http == null ? null : http.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        return token == null ? "" : token.toString();
    }

    private static Optional<Session> current(HttpServletRequest request) {
        HttpSession http = request.getSession(false);
        return Optional.ofNullable(http == null ? null : (Session) http.getAttribute(SessionGuard.SESSION));
    }
}
