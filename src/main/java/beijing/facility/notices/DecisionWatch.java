package beijing.facility.notices;

import java.util.Optional;
import java.util.Set;

import org.springframework.data.relational.core.mapping.event.AbstractRelationalEventListener;
import org.springframework.data.relational.core.mapping.event.AfterSaveEvent;
import org.springframework.stereotype.Component;

import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.desk.Labels;
import beijing.facility.identity.Groups;
import beijing.facility.project.Decision;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.TaskNotice.Kind;

/** Tells the district of what was decided about its projects elsewhere. What gives it a task it is told as a task. */
@Component
class DecisionWatch extends AbstractRelationalEventListener<Decision> {

    private static final int LONGEST_OPINION = 200;

    private final Notices notices;
    private final ProjectFiles files;
    private final TaskCatalogue catalogue;
    private final Labels labels;

    DecisionWatch(Notices notices, ProjectFiles files, TaskCatalogue catalogue, Labels labels) {
        this.notices = notices;
        this.files = files;
        this.catalogue = catalogue;
        this.labels = labels;
    }

    @Override
    protected void onAfterSave(AfterSaveEvent<Decision> saved) {
        Decision decision = saved.getEntity();
        if (catalogue.isResult(decision.task(), decision.decision())) {
            files.find(decision.projectNumber()).ifPresent(project -> notices.toGroups(Kind.DECIDED,
                    Set.of(Groups.districtDrc(project.districtCode())), decision.decidedBy(), project.number(), null,
                    TaskWatch.subject(labels.task(decision.task()), Optional.of(project)) + "的结果为“"
                            + labels.decision(decision.task(), decision.decision()) + "”。" + opinion(decision.opinion()), null));
        }
    }

    private static String opinion(String opinion) {
        if (opinion.isEmpty()) {
            return "";
        }
        return "意见：" + (opinion.codePointCount(0, opinion.length()) > LONGEST_OPINION
                ? opinion.substring(0, opinion.offsetByCodePoints(0, LONGEST_OPINION)) + "……" : opinion);
    }
}
