package beijing.facility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application, started as a process of its own, for {@code *IT}. Its port is free, its output is kept in a file. */
public final class ApplicationProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;
    private final Instant started = Instant.now();

    private ApplicationProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param directory the working directory
     * @param environment beside what this process has; a null value takes a variable away
     */
    public static ApplicationProcess start(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", System.getProperty("application.jar"), "--server.port=0"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "output", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        environment.forEach((name, value) -> {
            if (value == null) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return new ApplicationProcess(builder.start(), output);
    }

    /** Waits for a moment of the start; fails when the process ends before. */
    public void await(String moment, BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            if (!process.isAlive() || Duration.between(started, Instant.now()).compareTo(PATIENCE) > 0) {
                throw new AssertionError("Never came to: " + moment + System.lineSeparator() + output());
            }
            Thread.sleep(20);
        }
    }

    public void awaitOutput(String text) throws InterruptedException {
        await(text, () -> output().contains(text));
    }

    /** @return how long the start took until {@code /actuator/health} said UP */
    public Duration awaitHealthy() throws InterruptedException {
        await("healthy", () -> PORT.matcher(output()).find() && healthy());
        return Duration.between(started, Instant.now());
    }

    public boolean healthy() {
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri("/actuator/health")).build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains("UP");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public int port() {
        Matcher matcher = PORT.matcher(output());
        if (!matcher.find()) {
            throw new IllegalStateException("Not started yet");
        }
        return Integer.parseInt(matcher.group(1));
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** As {@code kill -9} does it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill} or Ctrl-C do it. */
    public void stop() throws InterruptedException {
        process.destroy();
        awaitExit();
    }

    /** @return the exit code */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Never ended" + System.lineSeparator() + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
