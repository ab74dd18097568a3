package beijing.facility.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;

import beijing.facility.catalogue.CatalogueEntry.Kind;
import beijing.facility.workflow.engine.DeployedDiagrams;
import beijing.facility.workflow.engine.DeployedDiagrams.Version;

/** What the tasks are is read from the diagrams and forms, those of the process owners as those that were shipped. */
class TaskCatalogueTest {

    private static final Set<String> PROPERTIES = Set.of(CatalogueEntry.REVIEW, CatalogueEntry.RESULTS, CatalogueEntry.OVERDUE_FILTER);

    private final TaskCatalogue shipped = ShippedCatalogue.catalogue();

    @Test
    void knowsEveryTaskOfEveryFile() {
        assertThat(shipped.entries().stream().map(CatalogueEntry::process).distinct()).hasSize(11);
        assertThat(new TreeSet<>(shipped.userTasks().stream().map(CatalogueEntry::key).toList())).hasSize(28)
                .contains("GiveConsultation", "CollectApplications", "ConcludeSolicitation");
        assertThat(shipped.startForms()).extracting(CatalogueEntry::key)
                .containsExactlyInAnyOrder("ApplicationFiled", "ChangeRequested", "SolicitationAnnounced", "TerminationDecided");
        CatalogueEntry opinion = shipped.find("DepartmentOpinion").get(0);
        assertThat(opinion.kind()).isEqualTo(Kind.USER_TASK);
        assertThat(opinion.name()).isEqualTo("部门审查意见");
        assertThat(opinion.process()).isEqualTo("joint-review");
        assertThat(opinion.processName()).isEqualTo("联合审查");
        assertThat(opinion.candidateGroups()).isEqualTo("dept-${department}");
        assertThat(opinion.documentation()).startsWith("第二十二条");
        assertThat(opinion.form().orElseThrow().outcomes()).containsExactly(
                Map.entry("AGREE", "同意"), Map.entry("AGREE_WITH_CONDITIONS", "有条件同意"), Map.entry("DISAGREE", "不同意"));
        assertThat(opinion.form().orElseThrow().shows()).contains("applicationText", "functionTable").doesNotContain("subsidyTable");
        assertThat(shipped.find("ReleaseFunds").get(0).form().orElseThrow().fields())
                .anySatisfy(field -> assertThat(field).extracting(FormSheet.Item::key, FormSheet.Item::label)
                        .containsExactly("releaseNumber", "下达文号"));
    }

    @Test
    void everyFormThatADiagramNamesIsThere() {
        assertThat(shipped.userTasks()).allSatisfy(task -> assertThat(task.form()).as(task.key()).isPresent());
        assertThat(shipped.startForms()).allSatisfy(start -> assertThat(start.form()).as(start.key()).isPresent());
    }

    @Test
    void aKeyMeansTheSameInEveryProcess() {
        Map<String, Set<String>> names = new TreeMap<>();
        shipped.entries().forEach(entry -> names.computeIfAbsent(entry.key(), key -> new TreeSet<>()).add(entry.name()));
        assertThat(names).allSatisfy((key, name) -> assertThat(name).as(key).hasSize(1));
    }

    @Test
    void noPropertyIsMisspelt() {
        assertThat(shipped.entries()).allSatisfy(entry -> {
            assertThat(PROPERTIES).as(entry.key()).containsAll(entry.properties().keySet());
            entry.form().filter(form -> !form.outcomes().isEmpty()).ifPresent(form ->
                    assertThat(form.outcomes().keySet()).as(entry.key()).containsAll(entry.results()));
        });
    }

    @Test
    void theDiagramSaysWhichTasksAreReviewsAndWhichDecisionsResults() {
        assertThat(shipped.userTasks().stream().filter(CatalogueEntry::isReview).map(CatalogueEntry::key)).containsExactlyInAnyOrder(
                "DepartmentOpinion", "ResolveReview", "DetermineProject", "ReviewFundApplication", "AcceptanceOpinion");
        assertThat(shipped.isReview("SignFundApproval")).isFalse();
        assertThat(shipped.isResult("DetermineProject", "SELECT")).isTrue();
        assertThat(shipped.isResult("ReviewFundApplication", "APPROVE")).isFalse();
        assertThat(shipped.isResult("TerminateProject", "TERMINATE")).isTrue();
        assertThat(shipped.overdueFilters()).hasSize(1).containsEntry("逾期未反馈的部门意见", new TreeSet<>(Set.of("DepartmentOpinion")));
    }

    @Test
    void aTaskThatAProcessOwnerAddedIsKnownAndOneThatSheTookOutStillHasItsName() {
        Deployed city = new Deployed();
        Version first = city.deploys(1, "旧环节", "OldStep", "DONE", "已办");
        TaskCatalogue catalogue = new TaskCatalogue(city.diagrams, ShippedCatalogue.steps());
        assertThat(catalogue.name("OldStep")).isEqualTo("旧环节");

        Version second = city.deploys(2, "新环节", "NewStep", "SEEN", "已阅");

        assertThat(catalogue.name("NewStep")).isEqualTo("新环节");
        assertThat(catalogue.outcome("NewStep", "SEEN")).isEqualTo("已阅");
        assertThat(catalogue.userTasks()).extracting(CatalogueEntry::key).containsExactly("NewStep");
        assertThat(catalogue.name("OldStep")).isEqualTo("旧环节");
        assertThat(catalogue.outcome("OldStep", "DONE")).isEqualTo("已办");
        assertThat(catalogue.find(first.id(), "OldStep")).isPresent();
        assertThat(catalogue.find(second.id(), "OldStep")).isEmpty();
        assertThat(catalogue.find("gone:1", "OldStep")).isEmpty();
        assertThat(catalogue.name("NeverHeardOf")).isEqualTo("NeverHeardOf");
        assertThat(catalogue.outcome("NeverHeardOf", "DONE")).isEqualTo("DONE");
        // a version never changes
        verify(city.diagrams, times(1)).diagram(first);
        verify(city.diagrams, times(1)).diagram(second);
    }

    @Test
    void ofATaskThatWasRenamedTheNameOfTodayCounts() {
        Deployed city = new Deployed();
        Version first = city.deploys(1, "从前", "Step", "OK", "好");
        Version second = city.deploys(2, "如今", "Step", "FINE", "很好");
        TaskCatalogue catalogue = new TaskCatalogue(city.diagrams, ShippedCatalogue.steps());
        assertThat(catalogue.name("Step")).isEqualTo("如今");
        assertThat(catalogue.outcome("Step", "FINE")).isEqualTo("很好");
        assertThat(catalogue.outcome("Step", "OK")).as("what can be decided no more").isEqualTo("好");
        assertThat(catalogue.find(first.id(), "Step").orElseThrow().name()).isEqualTo("从前");
        assertThat(catalogue.find(second.id(), "Step").orElseThrow().name()).isEqualTo("如今");
    }

    @Test
    void aFormThatCannotBeReadTakesNothingElseWithIt() {
        Deployed city = new Deployed();
        Version only = city.deploys(1, "环节", "Step", "OK", "好");
        for (String broken : List.of("", "no JSON", "[]", "{\"components\":[{\"components\":".repeat(1_500), "{\"components\":7}",
                "{\"components\":[{\"key\":\"decision\",\"values\":\"all\"},null,3]}")) {
            city.forms.put(only, broken);
            TaskCatalogue catalogue = new TaskCatalogue(city.diagrams, ShippedCatalogue.steps());
            assertThat(catalogue.name("Step")).isEqualTo("环节");
            assertThat(catalogue.outcome("Step", "OK")).isEqualTo("OK");
        }
    }

    /** A city with one process of one task. */
    private static final class Deployed {

        private final DeployedDiagrams diagrams = mock(DeployedDiagrams.class);
        private final Map<Version, String> forms = new HashMap<>();

        Deployed() {
            when(diagrams.form(any(), anyString())).thenAnswer(call -> Optional.of(
                    new ByteArrayInputStream(forms.get(call.<Version>getArgument(0)).getBytes(StandardCharsets.UTF_8))));
        }

        Version deploys(int number, String name, String key, String value, String label) {
            Version version = new Version("p:" + number, "p", number, "d" + number);
            forms.put(version, """
                    {"id":"f","components":[{"type":"radio","key":"decision","label":"结论 *","values":[{"value":"%s","label":"%s"}]}]}"""
                    .formatted(value, label));
            when(diagrams.diagram(version)).thenReturn(Bpmn.createExecutableProcess("p").startEvent()
                    .userTask(key).name(name).camundaFormRef("f").endEvent().done());
            when(diagrams.version(version.id())).thenReturn(Optional.of(version));
            when(diagrams.latest()).thenReturn(List.of(version));
            List<Version> before = diagrams.all();
            List<Version> all = new java.util.ArrayList<>(List.of(version));
            all.addAll(before);
            when(diagrams.all()).thenReturn(all);
            return version;
        }
    }
}
