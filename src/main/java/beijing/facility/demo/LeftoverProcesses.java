package beijing.facility.demo;

import beijing.facility.database.DatabaseProblem;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The PostgreSQL processes of a data directory that outlive an application that was killed: the server, or whatever was at work while
 * the cluster was being made. The programs are unpacked into the data directory, so a process that runs one of them belongs to it and
 * to no other.
 */
final class LeftoverProcesses {

    private final Path binaries;
    private final Path cluster;

    /** Both are real paths; neither needs to exist. */
    LeftoverProcesses(Path binaries, Path cluster) {
        this.binaries = binaries;
        this.cluster = cluster;
    }

    /** Stops them: the server cleanly if it can be done, and anything else by force. When it returns, nothing uses the cluster. */
    void stop() throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            Optional<ProcessHandle> server = server();
            if (server.isPresent()) {
                pgCtlStop(server.get(), mode);
            }
        }
        Instant deadline = Instant.now().plusSeconds(30);
        List<ProcessHandle> left = all();
        while (!left.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new DatabaseProblem("上次运行留下的 PostgreSQL 进程停不下来：" + left.stream().map(ProcessHandle::pid).toList() + "。",
                        "请手工结束这些进程后重试。", null);
            }
            left.forEach(ProcessHandle::destroyForcibly);
            left.forEach(process -> awaitEnd(process, Duration.ofSeconds(1)));
            left = all();
        }
        // the number in it may be another process's by now, and PostgreSQL would not start for fear of that one
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    private List<ProcessHandle> all() throws IOException {
        Stream<ProcessHandle> ours = ProcessHandle.allProcesses().filter(this::runsOurBinaries);
        return Stream.concat(ours, server().stream()).distinct().filter(ProcessHandle::isAlive).toList();
    }

    /** The server that {@code postmaster.pid} names, if that number still is a PostgreSQL server of this very cluster. */
    Optional<ProcessHandle> server() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> runsOurBinaries(process) || isServerOfCluster(process));
    }

    private boolean runsOurBinaries(ProcessHandle process) {
        return process.info().command().map(command -> Path.of(command).startsWith(binaries)).orElse(false);
    }

    /** Somebody may have started the cluster by hand, with a PostgreSQL of their own. */
    private boolean isServerOfCluster(ProcessHandle process) {
        boolean postgres = process.info().command().map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe")).isPresent();
        List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
        return postgres && arguments.contains(cluster.toString());
    }

    private void pgCtlStop(ProcessHandle server, String mode) throws IOException {
        Path program = Path.of(server.info().command().orElseThrow());
        Path pgCtl = program.resolveSibling(program.getFileName().toString().replace("postgres", "pg_ctl"));
        if (!Files.isExecutable(pgCtl)) {
            server.destroy();
            awaitEnd(server, Duration.ofSeconds(20));
            return;
        }
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL's programs refuse to run as root; in a user namespace of their own they don't see that they do
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(pgCtl.toString(), "stop", "-D", cluster.toString(), "-m", mode, "-w", "-t", "20"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitEnd(process.toHandle(), Duration.ofSeconds(25));
    }

    private static void awaitEnd(ProcessHandle process, Duration patience) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            end.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
