package beijing.facility.signin.web;

import java.util.Map;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.signin.Sessions;
import beijing.facility.signin.Sessions.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Tells an open page whether it is still signed in, and hears from it that somebody works there. */
@RestController
@RequestMapping("/camunda/api/desk/session")
class SessionController {

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    /** In seconds: how long a session goes on without work, and how long from now. */
    record Signed(String user, long idleTimeout, long left) {
    }

    /** 401 with the reason ({@code ended}) where the system has ended the session. */
    @GetMapping
    ResponseEntity<Object> session(HttpServletRequest request) {
        Optional<Session> session = current(request);
        Optional<String> ended = session.flatMap(Session::ended);
        if (session.isEmpty() || ended.isPresent()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Map.of("ended", ended.isPresent(),
                    "message", ended.orElse("尚未登录或登录已失效，请重新登录。")));
        }
        return ResponseEntity.ok(new Signed(session.get().user(), sessions.idleTimeout().toSeconds(),
                sessions.left(session.get()).toSeconds()));
    }

    /** Somebody has used keys or mouse. The request itself is what counts. */
    @PostMapping("/work")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void work() {
        // the guard has noted it
    }

    private static Optional<Session> current(HttpServletRequest request) {
        HttpSession http = request.getSession(false);
        return Optional.ofNullable(http == null ? null : (Session) http.getAttribute(SessionGuard.SESSION));
    }
}
