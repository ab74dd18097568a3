package beijing.facility.project;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One evaluation of the operation (Article 34). Append-only.
 *
 * @param servicesOpen        functions that are open to the residents
 * @param continueSupervision whether another year of supervision follows
 */
@Table("evaluation")
public record Evaluation(
        @Id Long id,
        String projectNumber,
        EvaluationDecision decision,
        String opinion,
        int servicesOpen,
        boolean continueSupervision,
        String evaluatedBy,
        Instant evaluatedAt) {

    public static Evaluation of(Project project, EvaluationDecision decision, String opinion, int servicesOpen,
            boolean continueSupervision, String by, Instant at) {
        return new Evaluation(null, project.number(), decision, opinion, servicesOpen, continueSupervision, by, at);
    }
}
