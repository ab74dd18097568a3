package beijing.facility.process;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

import beijing.facility.process.Officials.Official;
import beijing.facility.project.AcceptanceOpinion;
import beijing.facility.project.AcceptanceOpinions;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;

/** Takes projects of 朝阳区 to where a test begins, each step by the official whose it is. */
@Component
public class Journey {

    public static final String DISTRICT = "110105";
    /** That of the worked case. */
    static final String ADDRESS = Cases.named("compliant").application().get("address").asText();

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Officials officials;
    private final ProjectFiles files;
    private final DepartmentOpinions opinions;
    private final AcceptanceOpinions acceptances;

    Journey(Officials officials, ProjectFiles files, DepartmentOpinions opinions, AcceptanceOpinions acceptances) {
        this.officials = officials;
        this.files = files;
        this.opinions = opinions;
        this.acceptances = acceptances;
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

    /** Under construction, the first tranche due. */
    public String started() {
        String project = approved();
        district().completes("ReportStart", project, start());
        return project;
    }

    /** The first tranche of 70.92 万元 released and disbursed. */
    public String funded() {
        String project = started();
        municipal().completes("ReleaseFunds", project, release("70.92"));
        district().completes("DisburseFunds", project, disbursement("70.92"));
        return project;
    }

    /** At 60 %, both tranches, 189.12 万元 in all, released and disbursed. */
    public String completedSteps() {
        String project = funded();
        district().completes("ReportProgress", project, report("2026-07", "60", "500"));
        municipal().completes("ReleaseFunds", project, release("118.2"));
        district().completes("DisburseFunds", project, disbursement("118.2"));
        return project;
    }

    /** The works are done. */
    public String completed() {
        String project = completedSteps();
        district().completes("ReportProgress", project, report("2026-08", "100", "1000"));
        return project;
    }

    /** Accepted by all departments; the accounts are to be settled. */
    public String accepted() {
        String project = completed();
        district().completes("OrganiseAcceptance", project, asBuilt());
        allDepartmentsAccept(project);
        return project;
    }

    /** Settled as planned, all money with the project unit. */
    public String settled() {
        String project = accepted();
        district().completes("SettleAccounts", project, settlement());
        municipal().completes("ReleaseFunds", project, release("47.28"));
        district().completes("DisburseFunds", project, disbursement("47.28"));
        return project;
    }

    /** A minor change that lowers the subsidy waits for its filing. */
    public String changedSlightly() {
        String project = funded();
        district().starts("project-change", smaller(project, "960", "440"));
        return project;
    }

    /** A major change that lowers the subsidy below what was released waits for its renewed procedures. */
    public String changed() {
        String project = completedSteps();
        district().starts("project-change", smaller(project, "700", "180"));
        return project;
    }

    public String changeProcedures() {
        String project = changed();
        district().completes("RecordChangeProcedures", project, procedures());
        return project;
    }

    public String changeReviewed() {
        String project = changeProcedures();
        municipal().completes("ReviewSubsidyAdjustment", project, Submission.decision("APPROVE").with("inclusiveRate", "20"));
        return project;
    }

    /** 42.72 万元 are to be repaid. */
    public String overpaid() {
        String project = changeReviewed();
        signer().completes("SignSubsidyAdjustment", project, adjustment());
        return project;
    }

    /** The departments of the district are asked. */
    public String inAcceptance() {
        String project = completed();
        district().completes("OrganiseAcceptance", project, asBuilt());
        return project;
    }

    public String rectifying() {
        String project = completed();
        district().completes("OrganiseAcceptance", project, asBuilt().json("infantCare", "{}"));
        return project;
    }

    /** The change of a project to less investment for 养老服务, both in 万元. */
    public static Submission smaller(String project, String total, String elderlyCare) {
        return change(project).with("totalInvestment", total)
                .json("elderlyCare", "{\"basicArea\":\"600\",\"basicInvestment\":\"" + elderlyCare + "\"}");
    }

    public static Submission procedures() {
        return Submission.decision("CONTINUE").with("changeApprovalNumber", "京朝阳发改（审）〔2026〕9101号")
                .with("changeApprovalDate", "2026-10-08");
    }

    public static Submission adjustment() {
        return Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9201号");
    }

    public static Submission termination(String project) {
        return Submission.form().with("projectNumber", project).with("opinion", "房屋产权发生纠纷，项目无法继续");
    }

    public String inOperation() {
        String project = settled();
        district().completes("AppointOperator", project, operator());
        return project;
    }

    /** The departments of the district that were asked in the round of acceptance that runs. */
    public List<String> acceptanceDepartments(String project) {
        Project file = files.require(project);
        return acceptances.findByProjectNumberAndRoundOrderById(project, file.acceptanceRound()).stream()
                .map(AcceptanceOpinion::department).toList();
    }

    public Official districtDepartment(String key) {
        return officials.official("dept-" + key + "-" + DISTRICT);
    }

    public void allDepartmentsAccept(String project) {
        acceptanceDepartments(project).forEach(department -> {
            if (districtDepartment(department).sees("AcceptanceOpinion", project)) {
                districtDepartment(department).completes("AcceptanceOpinion", project, Submission.decision("PASS"));
            }
        });
    }

    public static Submission start() {
        return Submission.form().with("startDate", "2026-07-01").with("biddingCompleted", true)
                .with("contractNumber", "HT-2026-001");
    }

    public static Submission report(String month, String percent, String paid) {
        return Submission.form().with("reportMonth", month).with("progressPercent", percent).with("investmentPaid", paid);
    }

    public static Submission release(String amount) {
        return Submission.form().with("releaseAmount", amount).with("releaseNumber", "京发改投资〔2026〕9001号")
                .with("releaseDate", LocalDate.now(BeijingClock.ZONE).toString());
    }

    public static Submission disbursement(String amount) {
        return Submission.form().with("disbursedAmount", amount).with("voucherNumber", "PZ-" + COUNT.incrementAndGet())
                .with("disbursementDate", LocalDate.now(BeijingClock.ZONE).toString());
    }

    public static Submission repayment(String amount) {
        return Submission.form().with("repaidAmount", amount).with("voucherNumber", "TK-" + COUNT.incrementAndGet())
                .with("repaymentDate", LocalDate.now(BeijingClock.ZONE).toString());
    }

    /** The change of a project to what the worked case was, but for what is set after. */
    public static Submission change(String project) {
        return Submission.plan("compliant").with("projectNumber", project).with("changeReason", "施工图深化后优化方案")
                .with("address", ADDRESS).with("constructionMode", "RENOVATION");
    }

    public static Submission asBuilt() {
        return Submission.form().with("completionDate", "2026-08-31").with("acceptanceDate", "2026-09-20")
                .json("elderlyCare", "{\"basicArea\":\"600\"}")
                .json("infantCare", "{\"inclusiveArea\":\"300\"}")
                .json("communityMeals", "{\"commercialArea\":\"100\"}");
    }

    public static Submission settlement() {
        return Submission.form().with("settledInvestment", "1000").with("sharedInvestment", "160")
                .json("elderlyCare", "{\"basicInvestment\":\"480\"}")
                .json("infantCare", "{\"inclusiveInvestment\":\"270\"}")
                .json("communityMeals", "{\"commercialInvestment\":\"90\"}");
    }

    public static Submission operator() {
        return Submission.form().with("operatorName", "北京乐邻社区服务有限公司").with("operatorType", "ENTERPRISE")
                .with("operatorCode", CreditCodes.next(800_001)).with("registered", true)
                .with("operationMode", "ENTRUSTED").with("rentPerYear", "0").with("lowProfit", true);
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
