package beijing.facility.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import beijing.facility.http.HttpOfficial.Answer;

/** A browser at the web applications: cookies, the token against forged requests, and the sign-in of Tasklist. */
public final class WebSession {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final String DESK = "/camunda/api/desk";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String base;

    private WebSession(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    static WebSession anonymous(int port) {
        WebSession session = new WebSession(port);
        session.send("GET", "/camunda/app/tasklist/default/", null, "text/html");
        return session;
    }

    static WebSession signedIn(int port, String user) {
        return signedIn(port, user, "demo");
    }

    public static WebSession signedIn(int port, String user, String password) {
        WebSession session = anonymous(port);
        session.signIn(user, password, "tasklist").expect(200);
        // the session is a new one, with a new token
        session.get("/task/count").expect(200);
        return session;
    }

    Answer signIn(String user, String password, String application) {
        return send("POST", "/camunda/api/admin/auth/user/default/login/" + application,
                "username=" + encoded(user) + "&password=" + encoded(password), "application/x-www-form-urlencoded");
    }

    /** Without saying how long it is. */
    Answer chunkedSignIn(String form) {
        return send(HttpRequest.newBuilder(URI.create(base + "/camunda/api/admin/auth/user/default/login/tasklist"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)))), true);
    }

    String token() {
        return cookies.get("XSRF-TOKEN");
    }

    /** Any address of the web applications. */
    Answer address(String path) {
        return send("GET", path, null, "application/json");
    }

    public Answer get(String engineResource) {
        return send("GET", ENGINE + engineResource, null, "application/json");
    }

    Answer post(String engineResource, String json) {
        return send("POST", ENGINE + engineResource, json, "application/json");
    }

    Answer put(String engineResource, String json) {
        return send("PUT", ENGINE + engineResource, json, "application/json");
    }

    Answer signOut() {
        return send("POST", "/camunda/api/admin/auth/user/default/logout", "{}", "application/json");
    }

    /** What the pages ask of this house rather than of the engine. */
    Answer desk(String resource) {
        return send("GET", DESK + resource, null, "application/json");
    }

    Answer deskPost(String resource, String json) {
        return send("POST", DESK + resource, json, "application/json");
    }

    Answer deskSend(String method, String resource, String json) {
        return send(method, DESK + resource, json, "application/json");
    }

    /** As another site would make the browser do it: with the cookies, without the token. */
    Answer forgedDeskSend(String method, String resource, String json) {
        return send(HttpRequest.newBuilder(URI.create(base + DESK + resource)).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)), false);
    }

    /** As another site would make the browser do it: with the cookies, without the token. */
    Answer forgedDeskPost(String resource, String json) {
        return send(HttpRequest.newBuilder(URI.create(base + DESK + resource)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)), false);
    }

    Answer desk(String resource, Multipart form) {
        return send(HttpRequest.newBuilder(URI.create(base + DESK + resource))
                .header("Content-Type", Multipart.TYPE).POST(form.body()), true);
    }

    /** As another site would make the browser do it: with the cookies, without the token. */
    Answer forgedDesk(String resource, Multipart form) {
        return send(HttpRequest.newBuilder(URI.create(base + DESK + resource))
                .header("Content-Type", Multipart.TYPE).POST(form.body()), false);
    }

    private Answer send(String method, String path, String body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html".equals(type) ? type : "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        return send(request, true);
    }

    private Answer send(HttpRequest.Builder request, boolean token) {
        try {
            if (!cookies.isEmpty()) {
                request.header("Cookie", cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
                if (token) {
                    request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
                }
            }
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(cookie -> cookies.put(
                    cookie.substring(0, cookie.indexOf('=')), cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'))));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
