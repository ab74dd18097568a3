package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.process.Cases;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/**
 * Every worked case on the started application, over HTTP, by the officials whose work it is: filed, reviewed, determined,
 * assigned, established, applied for, calculated, reviewed and signed, with exactly the findings and amounts of the case.
 */
@ProcessTest
class CasesHttpTest {

    private static int units = 800_000;

    @LocalServerPort
    int port;

    static Stream<Arguments> decisions() {
        return Cases.all().stream().flatMap(one -> one.decisions().stream().map(decision -> Arguments.of(one, decision)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("decisions")
    void caseComesToItsFindingsAndItsSubsidy(Cases.Case one, Cases.Decision decision) {
        String district = one.application().get("districtCode").asText();
        HttpOfficial districtDrc = official("district-drc-" + district);
        // each run under a unit of its own: the cases are filed twice here, which would make them duplicates
        String project = districtDrc.filed(
                Submission.application(one.key()).with("creditCode", CreditCodes.next(units++)));

        JsonNode filed = districtDrc.project(project);
        assertThat(codes(filed)).containsExactlyElementsOf(one.findings());
        assertThat(filed.at("/subsidy/ceiling").asText()).isEqualTo(one.ceilingYuan());

        switch (one.key()) {
            case "commercial-only" -> {
                // nothing to subsidise: it can only be corrected or withdrawn
                assertThat(filed.get("status").asText()).isEqualTo("RETURNED");
                districtDrc.completes("RectifyApplication", project,
                        Submission.decision("WITHDRAW").with("opinion", "无补助功能"));
                assertThat(districtDrc.project(project).get("status").asText()).isEqualTo("WITHDRAWN");
            }
            case "other-municipal-funds" -> {
                assertThat(filed.get("status").asText()).isEqualTo("RETURNED");
                districtDrc.completes("RectifyApplication", project,
                        Submission.decision("RESUBMIT").with("otherMunicipalFunds", false));
                approve(project, district, one, decision, List.of());
            }
            default -> approve(project, district, one, decision, one.findings());
        }
    }

    private void approve(String project, String district, Cases.Case one, Cases.Decision decision,
            List<String> findings) {
        HttpOfficial districtDrc = official("district-drc-" + district);
        HttpOfficial municipal = official("municipal-drc");
        HttpOfficial signer = official("municipal-drc-signer");

        for (JsonNode opinion : municipal.project(project).get("opinions")) {
            official("dept-" + opinion.get("department").asText())
                    .completes("DepartmentOpinion", project, Submission.decision("AGREE"));
        }
        municipal.completes("DetermineProject", project, Submission.decision("SELECT")
                .with("exceptionAccepted", !findings.isEmpty()));
        assertThat(municipal.project(project).get("status").asText()).isEqualTo("SELECTED");
        districtDrc.completes("AssignResponsibility", project, Journey.responsibility());
        districtDrc.completes("RecordEstablishment", project,
                Journey.establishment(one.application().get("totalInvestment").asText()));
        districtDrc.completes("SubmitFundApplication", project,
                Submission.fundApplication(one.key(), decision.requestedSubsidy()));

        JsonNode applied = municipal.project(project);
        assertThat(applied.get("status").asText()).isEqualTo("FUNDING_REVIEW");
        assertThat(codes(applied)).containsExactlyElementsOf(findings);
        assertThat(applied.at("/subsidy/ceiling").asText()).isEqualTo(one.ceilingYuan());
        municipal.completes("ReviewFundApplication", project,
                Submission.decision("APPROVE").with("inclusiveRate", decision.inclusiveRate()));
        signer.completes("SignFundApproval", project, Journey.signature());

        JsonNode approved = districtDrc.project(project);
        assertThat(approved.get("status").asText()).isEqualTo("APPROVED");
        assertThat(approved.at("/subsidy/approved").asText()).isEqualTo(decision.approvedYuan());
        assertThat(codes(approved)).containsExactlyElementsOf(findings);
        assertThat(approved.get("decisions")).hasSizeGreaterThan(9);
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }

    private static List<String> codes(JsonNode project) {
        return StreamSupport.stream(project.get("findings").spliterator(), false)
                .map(finding -> finding.get("code").asText()).toList();
    }
}
