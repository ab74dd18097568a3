package beijing.facility.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import beijing.facility.demo.SampleProject.Standing;
import beijing.facility.identity.Groups;
import beijing.facility.measures.Amounts;
import beijing.facility.project.FundLedger;
import beijing.facility.workflow.BeijingClock;

/** Brings sample projects from the approval of their funds on to where they stand, in the same way. */
@Component
@ConditionalOnDemo
class SampleConstruction {

    private static final BigDecimal FIRST = new BigDecimal("0.30");
    private static final BigDecimal SECOND = new BigDecimal("0.50");
    private static final BigDecimal LAST = new BigDecimal("0.20");

    private final DemoOfficials officials;
    private final TaskService tasks;
    private final FundLedger ledger;
    private final BeijingClock clock;

    SampleConstruction(DemoOfficials officials, TaskService tasks, FundLedger ledger, BeijingClock clock) {
        this.officials = officials;
        this.tasks = tasks;
        this.ledger = ledger;
        this.clock = clock;
    }

    void bring(String project, SampleProject sample) {
        String district = Groups.districtDrc(sample.district());
        Standing standing = sample.standing();
        officials.completes(district, "ReportStart", project, Map.of("startDate", "2026-06-15", "biddingCompleted", true,
                "contractNumber", "SG-2026-" + project.substring(project.length() - 4)));
        if (standing == Standing.OVERDUE) {
            overdue(project, district);
            return;
        }
        release(project, FIRST, clock.today());
        if (standing == Standing.DISBURSE) {
            disburse(project, district, new BigDecimal("100000"));
            return;
        }
        disburse(project, district, outstanding(project));
        report(project, district, "2026-06", "15", "120", "完成临时设施和拆改");
        report(project, district, "2026-07", "35", "310", "完成结构加固");
        if (standing == Standing.CHANGE || standing == Standing.ADJUST) {
            change(project, district, sample, standing);
            return;
        }
        report(project, district, "2026-08", "62", "560", "完成机电安装，开始装修");
        if (standing == Standing.RELEASE) {
            return;
        }
        release(project, SECOND, clock.today());
        disburse(project, district, outstanding(project));
        if (standing == Standing.REPAY) {
            repay(project, district, sample);
            return;
        }
        report(project, district, "2026-09", "100", "900", "完成全部施工内容");
        accept(project, district, sample);
    }

    /** Released so long ago that the district is late; the municipal commission is asked to step in. */
    private void overdue(String project, String district) {
        release(project, FIRST, clock.today().minusDays(40));
        officials.fires("DisbursementOverdue", project);
        report(project, district, "2026-06", "20", "150", "完成基础施工");
    }

    private void change(String project, String district, SampleProject sample, Standing standing) {
        Map<String, Object> request = new HashMap<>(standing == Standing.CHANGE ? sample.smaller("1070", "500")
                : sample.smaller("930", "410"));
        request.put("projectNumber", project);
        request.put("changeReason", "施工图深化后压减养老服务装修标准，规模和功能不变");
        officials.starts(district, "project-change", request);
        if (standing == Standing.ADJUST) {
            officials.completes(district, "FileMinorChange", project, Map.of("opinion", "变更在10%以内，予以备案"));
        }
    }

    private void repay(String project, String district, SampleProject sample) {
        Map<String, Object> request = new HashMap<>(sample.smaller("700", "180"));
        request.put("projectNumber", project);
        request.put("changeReason", "养老服务改为轻资产运营，压减建设投资");
        officials.starts(district, "project-change", request);
        officials.completes(district, "RecordChangeProcedures", project, Map.of("decision", "CONTINUE",
                "changeApprovalNumber", "京门头沟发改（审）〔2026〕9118号", "changeApprovalDate", "2026-09-10"));
        officials.completes(Groups.MUNICIPAL_DRC, "ReviewSubsidyAdjustment", project,
                Map.of("decision", "APPROVE", "opinion", "按批复时的比例重新测算"));
        officials.completes(Groups.MUNICIPAL_DRC_SIGNER, "SignSubsidyAdjustment", project,
                Map.of("decision", "SIGN", "adjustmentNumber", "京发改（审）〔2026〕9218号"));
    }

    private void accept(String project, String district, SampleProject sample) {
        Standing standing = sample.standing();
        if (standing == Standing.ORGANISE) {
            return;
        }
        Map<String, Object> built = new HashMap<>(sample.built());
        built.put("completionDate", "2026-09-30");
        built.put("acceptanceDate", "2026-10-15");
        officials.completes(district, "OrganiseAcceptance", project, built);
        giveOpinions(project, sample);
        if (!standing.beyond(Standing.SETTLE)) {
            return;
        }
        Map<String, Object> settled = new HashMap<>(sample.built());
        settled.put("settledInvestment", sample.total());
        settled.put("sharedInvestment", sample.shared());
        officials.completes(district, "SettleAccounts", project, settled);
        release(project, LAST, clock.today());
        disburse(project, district, outstanding(project));
        if (standing == Standing.EVALUATE) {
            officials.completes(district, "AppointOperator", project, Map.of("operatorName", sample.unit(),
                    "operatorType", "ENTERPRISE", "operatorCode", sample.creditCode(), "registered", true,
                    "operationMode", "ENTRUSTED", "rentPerYear", "0", "lowProfit", true));
            officials.fires("EvaluationDue", project);
        }
    }

    /** All let it pass, but for a project that stands there: one has not answered yet, or one does not let it pass. */
    private void giveOpinions(String project, SampleProject sample) {
        String fireRescue = Groups.dept("fire-rescue", sample.district());
        List<Task> asked = tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey("AcceptanceOpinion").list();
        for (Task task : asked) {
            String department = tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
            boolean fails = department.equals(fireRescue) && sample.standing() == Standing.RECTIFY_DEFECTS;
            if (!department.equals(fireRescue) || sample.standing() != Standing.OPINIONS_ON_ACCEPTANCE) {
                officials.completes(department, "AcceptanceOpinion", project, fails
                        ? Map.of("decision", "FAIL", "opinion", "二层疏散通道净宽不足1.2米，应急照明未全部接入")
                        : Map.of("decision", "PASS", "opinion", "现场查验符合要求"));
            }
        }
    }

    private void release(String project, BigDecimal share, LocalDate date) {
        BigDecimal approved = ledger.balance(project).approved();
        BigDecimal released = ledger.balance(project).released();
        BigDecimal amount = share == LAST ? approved.subtract(released) : approved.multiply(share).setScale(0, RoundingMode.DOWN);
        officials.completes(Groups.MUNICIPAL_DRC, "ReleaseFunds", project, Map.of("releaseAmount", Amounts.inWan(amount),
                "releaseNumber", "京发改投资〔2026〕9" + project.substring(project.length() - 3) + "号",
                "releaseDate", date.toString()));
    }

    private BigDecimal outstanding(String project) {
        return ledger.balance(project).outstanding();
    }

    private void disburse(String project, String district, BigDecimal amount) {
        officials.completes(district, "DisburseFunds", project, Map.of("disbursedAmount", Amounts.inWan(amount),
                "disbursementDate", clock.today().toString(),
                "voucherNumber", "GK-" + project.substring(7) + "-" + (ledger.disbursements(project).size() + 1),
                "financeDocumentNumber", "京财建指〔2026〕9001号"));
    }

    private void report(String project, String district, String month, String percent, String paid, String remark) {
        officials.completes(district, "ReportProgress", project, Map.of("reportMonth", month, "progressPercent", percent,
                "investmentPaid", paid, "remark", remark));
    }
}
