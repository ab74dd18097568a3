package beijing.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.Submission;
import beijing.facility.workflow.BeijingClock;

/** Projects that officials drive from the application into operation, whatever happens to the servers meanwhile. */
final class DrivenProjects {

    static final String ADMINISTRATOR = "admin";
    /** Their forms have no text that goes on record. */
    private static final Map<String, String> DUE = Map.of("ReleaseFunds", "releaseAmount", "DisburseFunds", "disbursedAmount");
    private static final Set<String> WITHOUT_TEXT = Set.of("OrganiseAcceptance", "SettleAccounts");

    private final Function<String, HttpOfficial> officials;
    private final Instant deadline;
    /** What was handed in, by a mark of its own in it; true where the answer said that it was taken. */
    private final Map<String, Boolean> handedIn = new ConcurrentHashMap<>();
    private final Map<String, String> projectOf = new ConcurrentHashMap<>();

    /** @param officials who signs in, by name, each time to a server that is there */
    DrivenProjects(Function<String, HttpOfficial> officials, Instant deadline) {
        this.officials = officials;
        this.deadline = deadline;
    }

    String file(int serial) {
        return official("district-drc-110105").filed(Submission.application("compliant").with("creditCode", CreditCodes.next(serial)));
    }

    /** As the officials do it: whoever finds a task hands it in, and again where no answer came. */
    void drive(String project) {
        while (true) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(project + " never came into operation");
            }
            try {
                JsonNode file = official("auditor").project(project);
                if (file.get("status").asText().equals("IN_OPERATION")) {
                    return;
                }
                for (JsonNode task : official(ADMINISTRATOR).tasks(project)) {
                    String group = official(ADMINISTRATOR).get("/engine-rest/task/" + task.get("id").asText() + "/identity-links")
                            .expect(200).json().at("/0/groupId").asText();
                    handIn(project, task, group, file);
                }
            } catch (AssertionError noAnswer) {
                pause();
            }
        }
    }

    private void handIn(String project, JsonNode task, String user, JsonNode file) {
        String mark = UUID.randomUUID().toString();
        String key = task.get("taskDefinitionKey").asText();
        Submission form = form(key, mark, file);
        // how much is due is what the form shows
        if (DUE.containsKey(key)) {
            form.with(DUE.get(key), official(user).get("/engine-rest/task/" + task.get("id").asText() + "/form-variables?variableNames="
                    + DUE.get(key)).expect(200).json().at("/" + DUE.get(key) + "/value").asText());
        }
        boolean marked = !WITHOUT_TEXT.contains(key);
        if (marked) {
            projectOf.put(mark, project);
            handedIn.put(mark, false);
        }
        if (official(user).submits(task.get("id").asText(), form).status() == 204 && marked) {
            handedIn.put(mark, true);
        }
    }

    private static Submission form(String key, String mark, JsonNode file) {
        String today = LocalDate.now(BeijingClock.ZONE).toString();
        return switch (key) {
            case "DepartmentOpinion" -> Submission.decision("AGREE").with("opinion", mark);
            case "DetermineProject" -> Submission.decision("SELECT").with("opinion", mark);
            case "AssignResponsibility" -> Journey.responsibility().with("implementingEntity", mark);
            case "RecordEstablishment" -> Journey.establishment("1000").with("establishmentNumber", mark);
            case "SubmitFundApplication" -> Submission.fundApplication("compliant", "268.2").with("justification", mark);
            case "ReviewFundApplication" -> Submission.decision("APPROVE").with("inclusiveRate", "20").with("opinion", mark);
            case "SignFundApproval" -> Journey.signature().with("opinion", mark);
            case "ReportStart" -> Journey.start().with("contractNumber", mark);
            case "ReportProgress" -> (file.get("progress").isEmpty() ? Journey.report("2026-07", "60", "500")
                    : Journey.report("2026-08", "100", "1000")).with("remark", mark);
            case "ReleaseFunds" -> Submission.form().with("releaseNumber", mark).with("releaseDate", today);
            case "DisburseFunds" -> Submission.form().with("voucherNumber", mark).with("disbursementDate", today);
            case "OrganiseAcceptance" -> Journey.asBuilt();
            case "AcceptanceOpinion" -> Submission.decision("PASS").with("opinion", mark);
            case "SettleAccounts" -> Journey.settlement();
            case "AppointOperator" -> Journey.operator().with("operatorName", mark);
            default -> throw new IllegalStateException("unexpected task " + key);
        };
    }

    private HttpOfficial official(String user) {
        return officials.apply(user);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Everything that was taken is there, once, and the ledger says what its entries say. */
    void assertSound(String project) {
        JsonNode file = official("auditor").project(project);
        assertThat(file.at("/subsidy/approved").asText()).isEqualTo("2364000");
        // a step that was reached before the one below it was released comes in one tranche with it
        assertThat(file.get("releases").size()).isBetween(1, 3);
        assertThat(file.get("disbursements")).hasSameSizeAs(file.get("releases"));
        for (String list : List.of("releases", "disbursements")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode entry : file.get(list)) {
                sum = sum.add(new BigDecimal(entry.get("amount").asText()));
            }
            assertThat(sum).as(list).isEqualByComparingTo("2364000");
        }
        assertThat(file.at("/ledger/overpaid").asText()).isEqualTo("0");
        assertThat(file.get("progress")).hasSize(2);
        assertThat(file.get("opinions")).hasSize(6);
        assertThat(file.at("/acceptance/opinions")).hasSize(7);
        handedIn.forEach((mark, taken) -> {
            if (projectOf.get(mark).equals(project)) {
                int found = 0;
                for (JsonNode decision : file.get("decisions")) {
                    found += decision.toString().contains(mark) ? 1 : 0;
                }
                // of what brought no answer, it may have been taken just before the end
                assertThat(found).as("what was handed in with " + mark).isBetween(0, 1);
                if (taken) {
                    assertThat(found).as("what was taken with " + mark).isOne();
                }
            }
        });
        assertThat(official(ADMINISTRATOR).tasks(project)).isEmpty();
    }
}
