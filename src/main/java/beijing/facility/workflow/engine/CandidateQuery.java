package beijing.facility.workflow.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.springframework.util.ReflectionUtils;

/** What the mapping TaskList.xml asks about a task query before it decides how to put it to the database. */
public final class CandidateQuery {

    /** They say how the answer is filled in and read, or what upper case is, and choose no task. */
    private static final Set<String> NO_CRITERIA = Set.of("queries", "cachedCandidateGroups", "cachedUserGroups",
            "initializeFormKeys", "withCommentAttachmentInfo", "variableNamesIgnoreCase", "variableValuesIgnoreCase");
    private static final Set<String> CANDIDATES = Set.of("candidateGroup", "candidateGroups", "includeAssignedTasks");

    /** A criterion that a later version brings is one of them, and then the query is no longer one of these. */
    private static final List<Field> OTHER_CRITERIA = Arrays.stream(TaskQueryImpl.class.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .filter(field -> !NO_CRITERIA.contains(field.getName()) && !CANDIDATES.contains(field.getName()))
            .peek(ReflectionUtils::makeAccessible)
            .toList();

    private CandidateQuery() {
    }

    /** Whether it asks for what is offered to some groups, claimed or not, and for nothing else. */
    public static boolean counts(TaskQueryImpl query) {
        return query.getQueries().size() == 1
                && Boolean.TRUE.equals(query.isIncludeAssignedTasksInternal())
                && query.getCandidateGroups() != null && !query.getCandidateGroups().isEmpty()
                && query.isQueryForProcessTasksOnly()
                && !query.getAuthCheck().isRevokeAuthorizationCheckEnabled()
                && OTHER_CRITERIA.stream().allMatch(field -> unset(ReflectionUtils.getField(field, query)));
    }

    /** Whether it also has an order that is the task's own. */
    public static boolean pages(TaskQueryImpl query) {
        return counts(query) && joinsNothing(query.getOrderingProperties());
    }

    /** Whether it asks for what is offered to groups of the signed-in user, and perhaps for more that must hold as well. */
    public static boolean own(TaskQueryImpl query) {
        return query.getQueries().size() == 1
                && query.getCandidateUser() == null && query.getCandidateGroupLike() == null
                && query.getCandidateGroups() != null && !query.getCandidateGroups().isEmpty()
                && query.getAuthCheck().getAuthGroupIds() != null
                && query.getAuthCheck().getAuthGroupIds().containsAll(query.getCandidateGroups())
                && !query.getAuthCheck().isRevokeAuthorizationCheckEnabled();
    }

    /** Whether no join repeats a task: identity links are looked into where there is one condition on them. */
    public static boolean single(TaskQueryImpl query) {
        return joinsNothing(query.getOrderingProperties()) && (looksIntoLinks(query) || !asksForLinks(query));
    }

    /**
     * Whether the condition on the links is one of its own. Where there are more, all of them must hold of the same link, which
     * is what the engine's join does.
     */
    public static boolean looksIntoLinks(TaskQueryImpl query) {
        return query.getQueries().size() == 1 && query.getInvolvedUser() == null;
    }

    private static boolean asksForLinks(TaskQueryImpl query) {
        return query.getQueries().stream().anyMatch(one -> one.getInvolvedUser() != null || one.getCandidateUser() != null
                || one.getCandidateGroups() != null || one.getCandidateGroupLike() != null
                || Boolean.TRUE.equals(one.isWithCandidateGroups()) || Boolean.TRUE.equals(one.isWithCandidateUsers()));
    }

    private static boolean joinsNothing(List<QueryOrderingProperty> order) {
        return order.stream().allMatch(property -> property.getRelation() == null && property.isContainedProperty());
    }

    private static boolean unset(Object value) {
        return value == null || Boolean.FALSE.equals(value) || value instanceof Collection<?> values && values.isEmpty();
    }
}
