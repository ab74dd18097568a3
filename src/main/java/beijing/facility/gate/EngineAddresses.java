package beijing.facility.gate;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.util.EngineUtil;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * Which of the engine's addresses are there for whom. Officials find those that their work needs, behind which the engine's own
 * authorizations hold; whoever keeps the system finds the others; some nobody needs, and nobody finds. The same for the addresses
 * behind Cockpit and Admin, which the engine opens to whoever is signed in to any of the web applications.
 */
@PreMatching
@Priority(1)
class EngineAddresses implements ContainerRequestFilter {

    /** Case models, conditions and metrics are switched off here; some answer with a fault for it. */
    private static final Set<String> CLOSED = Set.of("application.wadl", "condition", "metrics", "optimize", "case-execution", "case-instance",
            "history/case-instance", "history/case-activity-instance", "history/case-activity-statistics", "history/case-definition");
    private static final Set<String> OF_ADMINISTRATORS = Set.of("schema", "telemetry", "history/cleanup");
    private static final Set<String> OF_OFFICIALS = Set.of("engine", "version", "task", "process-definition", "process-instance",
            "execution", "variable-instance", "filter", "identity", "user", "group", "tenant", "incident", "history/process-instance",
            "history/activity-instance", "history/task", "history/variable-instance", "history/detail", "history/user-operation",
            "history/identity-link-log", "history/incident");
    /** Figures over everything, and what they are computed by; wherever they stand in an address. */
    private static final Set<String> REPORTS = Set.of("report", "statistics", "cleanable-process-instance-report", "cleanable-batch-report",
            "cleanable-decision-instance-report", "evaluate");

    private static final String ADMINISTRATOR = "camunda-admin";
    private static final Set<String> KEEPERS = Set.of(ADMINISTRATOR, "auditor", "process-owner");

    private static final String NOT_FOR_OFFICIALS = "此接口仅供系统管理人员使用，您没有权限。";

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        List<String> path = uri.getPathSegments().stream().map(PathSegment::getPath).filter(segment -> !segment.isEmpty()).toList();
        String base = uri.getBaseUri().getPath();
        int refused = base.endsWith("/cockpit/") ? plugins(path, KEEPERS)
                : base.endsWith("/admin/") ? plugins(path, Set.of(ADMINISTRATOR))
                : base.endsWith("/engine-rest/") || base.endsWith("/engine/") ? engine(path) : 0;
        if (refused != 0) {
            request.abortWith(Response.status(refused).type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(Answers.json(refused == 403 ? NOT_FOR_OFFICIALS : Sentences.of(refused))).build());
        }
    }

    private static int engine(List<String> whole) {
        List<String> path = whole.size() >= 2 && whole.get(0).equals("engine") ? whole.subList(2, whole.size()) : whole;
        if (path.isEmpty()) {
            return 0;
        }
        String first = path.get(0);
        String resource = first.equals("history") && path.size() > 1 ? first + "/" + path.get(1) : first;
        if (CLOSED.contains(resource)) {
            return 404;
        }
        if (OF_ADMINISTRATORS.contains(resource)) {
            return isAny(Set.of(ADMINISTRATOR)) ? 0 : 403;
        }
        boolean ofOfficials = OF_OFFICIALS.contains(resource) && path.stream().noneMatch(REPORTS::contains)
                || path.equals(List.of("authorization", "check"));
        return ofOfficials || isAny(KEEPERS) ? 0 : 403;
    }

    /** Signing in and out, and what the pages load, is everybody's. */
    private static int plugins(List<String> path, Set<String> groups) {
        boolean everybodys = path.isEmpty() || path.get(0).equals("auth") || path.get(0).equals("setup") || path.contains("static");
        return everybodys || isAny(groups) ? 0 : 403;
    }

    private static boolean isAny(Set<String> groups) {
        IdentityService identity = EngineUtil.lookupProcessEngine(null).getIdentityService();
        Supplier<List<String>> hers = () -> identity.getCurrentAuthentication().getGroupIds();
        return identity.getCurrentAuthentication() != null && hers.get() != null && hers.get().stream().anyMatch(groups::contains);
    }
}
