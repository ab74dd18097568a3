package beijing.facility.process;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

import beijing.facility.process.Officials.Official;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;

/** Takes projects of 朝阳区 to where a test begins, each step by the official whose it is. */
@Component
public class Journey {

    public static final String DISTRICT = "110105";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Officials officials;
    private final ProjectFiles files;
    private final DepartmentOpinions opinions;

    Journey(Officials officials, ProjectFiles files, DepartmentOpinions opinions) {
        this.officials = officials;
        this.files = files;
        this.opinions = opinions;
    }

    public Official district() {
        return officials.official("district-drc-" + DISTRICT);
    }

    public Official municipal() {
        return officials.official("municipal-drc");
    }

    public Official signer() {
        return officials.official("municipal-drc-signer");
    }

    public Official department(String key) {
        return officials.official("dept-" + key);
    }

    /** The compliant application, under a credit code of its own so that no other test's project resembles it. */
    public static Submission application() {
        return Submission.application("compliant").with("creditCode", CreditCodes.next(COUNT.incrementAndGet()));
    }

    public String filed() {
        return district().files(application());
    }

    public String filed(Submission application) {
        return district().files(application);
    }

    /** The departments that were asked in the round that runs. */
    public List<String> departments(String project) {
        Project file = files.require(project);
        return opinions.findByProjectNumberAndRoundOrderById(project, file.reviewRound()).stream()
                .map(DepartmentOpinion::department).toList();
    }

    public void allDepartmentsAgree(String project) {
        departments(project).forEach(department -> {
            if (department(department).sees("DepartmentOpinion", project)) {
                department(department).completes("DepartmentOpinion", project, Submission.decision("AGREE"));
            }
        });
    }

    public String determinable() {
        String project = filed();
        allDepartmentsAgree(project);
        return project;
    }

    public String selected() {
        String project = determinable();
        municipal().completes("DetermineProject", project, Submission.decision("SELECT"));
        return project;
    }

    public String assigned() {
        String project = selected();
        district().completes("AssignResponsibility", project, responsibility());
        return project;
    }

    public String established() {
        String project = assigned();
        district().completes("RecordEstablishment", project, establishment("1000"));
        return project;
    }

    public String appliedFor() {
        String project = established();
        district().completes("SubmitFundApplication", project, Submission.fundApplication("compliant", "268.2"));
        return project;
    }

    public String reviewed() {
        String project = appliedFor();
        municipal().completes("ReviewFundApplication", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        return project;
    }

    public String approved() {
        String project = reviewed();
        signer().completes("SignFundApproval", project, signature());
        return project;
    }

    public static Submission responsibility() {
        return Submission.form()
                .with("implementingEntity", "北京乐邻社区服务有限公司")
                .with("maintenanceEntity", "劲松街道办事处");
    }

    public static Submission establishment(String estimate) {
        return Submission.form()
                .with("establishmentNumber", "京朝阳发改（审）〔2026〕9001号")
                .with("establishmentDate", "2026-06-01")
                .with("projectCode", "2605-110105-04-01-637015")
                .with("estimatedInvestment", estimate);
    }

    public static Submission signature() {
        return Submission.decision("SIGN").with("approvalNumber", "京发改（审）〔2026〕9001号");
    }
}
