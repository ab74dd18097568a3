package beijing.facility.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import beijing.facility.process.Submission;

/** An official's own program: what she can do over HTTP with her name and password, and nothing more. */
public final class HttpOfficial {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String authorization;

    private HttpOfficial(String base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    public static HttpOfficial of(int port, String user) {
        return of(port, user, "demo");
    }

    public static HttpOfficial of(int port, String user, String password) {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new HttpOfficial("http://127.0.0.1:" + port, "Basic " + credentials);
    }

    public static HttpOfficial nobody(int port) {
        return new HttpOfficial("http://127.0.0.1:" + port, null);
    }

    /** An answer: its status, and its body as JSON where it is. */
    public record Answer(int status, String text) {

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (java.io.IOException e) {
                throw new AssertionError("no JSON: " + text, e);
            }
        }

        public String message() {
            return json().path("message").asText();
        }

        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("HTTP " + status + " instead of " + expected + ": " + text);
            }
            return this;
        }
    }

    /** A file as it comes over the wire. */
    public record Download(int status, String type, String disposition, List<String> policies, byte[] body) {
    }

    public Download download(String path) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Download(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Content-Disposition").orElse(""),
                    response.headers().allValues("Content-Security-Policy"), response.body());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer send(String method, String path, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .method(method, body == null ? BodyPublishers.noBody()
                            : BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Uploads a document to the file of a project. */
    public Answer uploads(String project, Multipart form) {
        return sends("/api/projects/" + project + "/attachments", form);
    }

    Answer sends(String path, Multipart form) {
        HttpResponse<String> response = exchange(request(path).header("Content-Type", Multipart.TYPE).POST(form.body()).build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.body());
    }

    /** Everything of an answer, with its headers. */
    HttpResponse<byte[]> fetches(String path) {
        return exchange(request(path).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Hands an application in. */
    public Answer files(Submission application) {
        return post("/engine-rest/process-definition/key/project-lifecycle/submit-form", body(application));
    }

    /** Starts another process by its form. */
    public Answer starts(String process, Submission form) {
        return post("/engine-rest/process-definition/key/" + process + "/submit-form", body(form));
    }

    /** Files an application that must be taken, and says its project number. */
    public String filed(Submission application) {
        return files(application).expect(200).json().get("businessKey").asText();
    }

    public List<JsonNode> tasks(String project) {
        List<JsonNode> tasks = new ArrayList<>();
        get("/engine-rest/task?processInstanceBusinessKey=" + encoded(project)).expect(200).json().forEach(tasks::add);
        return tasks;
    }

    public String task(String key, String project) {
        return tasks(project).stream()
                .filter(task -> task.get("taskDefinitionKey").asText().equals(key))
                .map(task -> task.get("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + key + " of " + project + " for this official"));
    }

    public Answer submits(String task, Submission form) {
        return post("/engine-rest/task/" + task + "/submit-form", body(form));
    }

    public void completes(String key, String project, Submission form) {
        submits(task(key, project), form).expect(204);
    }

    public JsonNode project(String number) {
        return get("/api/projects/" + number).expect(200).json();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static ObjectNode body(Submission form) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode variables = body.putObject("variables");
        for (Map.Entry<String, Object> entry : form.values().entrySet()) {
            ObjectNode variable = variables.putObject(entry.getKey());
            if (entry.getValue() instanceof org.camunda.spin.plugin.variable.value.JsonValue json) {
                variable.put("type", "Json").put("value", json.getValueSerialized());
            } else {
                variable.set("value", JSON.valueToTree(entry.getValue()));
            }
        }
        return body;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
