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

/** Brings sample projects from the approval of their funds on to where they stand, in the same way. */
@Component
@ConditionalOnDemo
class SampleConstruction {

    private static final BigDecimal FIRST = new BigDecimal("0.30");
    private static final BigDecimal SECOND = new BigDecimal("0.50");
    private static final BigDecimal LAST = new BigDecimal("0.20");

    private static final List<String> PERCENT = List.of("15", "35", "62", "100");
    private static final List<String> PAID = List.of("120", "310", "560", "900");
    private static final List<String> REMARKS = List.of("完成临时设施和拆改", "完成结构加固", "完成机电安装，开始装修", "完成全部施工内容");

    private final DemoOfficials officials;
    private final TaskService tasks;
    private final FundLedger ledger;
    private final SamplePapers papers;

    SampleConstruction(DemoOfficials officials, TaskService tasks, FundLedger ledger, SamplePapers papers) {
        this.officials = officials;
        this.tasks = tasks;
        this.ledger = ledger;
        this.papers = papers;
    }

    void bring(String project, SampleProject sample, SampleCalendar calendar) {
        String district = Groups.districtDrc(sample.district());
        Standing standing = sample.standing();
        officials.on(calendar.begun());
        officials.completes(district, "ReportStart", project, Map.of("startDate", calendar.begun().toString(),
                "biddingCompleted", true, "contractNumber", "SG-" + calendar.begun().getYear() + "-" + papers.next()));
        release(project, FIRST, calendar.released());
        if (standing == Standing.OVERDUE) {
            overdue(project, district, calendar);
            return;
        }
        if (standing == Standing.DISBURSE) {
            disburse(project, district, new BigDecimal("100000"), calendar.disbursed());
            reportAll(project, district, calendar);
            return;
        }
        disburse(project, district, outstanding(project), calendar.disbursed());
        report(project, district, 0, calendar);
        report(project, district, 1, calendar);
        if (standing == Standing.CHANGE || standing == Standing.ADJUST) {
            change(project, district, sample, calendar.reported(1).plusDays(3));
            return;
        }
        report(project, district, 2, calendar);
        if (standing == Standing.RELEASE) {
            return;
        }
        release(project, SECOND, calendar.reported(2).plusDays(4));
        disburse(project, district, outstanding(project), calendar.reported(2).plusDays(11));
        if (standing == Standing.REPAY) {
            repay(project, district, sample, calendar.reported(2).plusDays(12));
            return;
        }
        report(project, district, 3, calendar);
        accept(project, district, sample, calendar);
    }

    /** Released so long ago that the district is late; the municipal commission is asked to step in. */
    private void overdue(String project, String district, SampleCalendar calendar) {
        reportAll(project, district, calendar);
        officials.on(calendar.released().plusDays(31));
        officials.fires("DisbursementOverdue", project);
    }

    private void reportAll(String project, String district, SampleCalendar calendar) {
        for (int report = 0; report < calendar.monthsOver(); report++) {
            report(project, district, report, calendar);
        }
    }

    private void change(String project, String district, SampleProject sample, LocalDate day) {
        Map<String, Object> request = new HashMap<>(sample.standing() == Standing.CHANGE ? sample.smaller("1070", "500")
                : sample.smaller("930", "410"));
        request.put("projectNumber", project);
        request.put("changeReason", "施工图深化后压减养老服务装修标准，规模和功能不变");
        officials.on(day);
        officials.starts(district, "project-change", request);
        if (sample.standing() == Standing.ADJUST) {
            officials.on(day.plusDays(4));
            officials.completes(district, "FileMinorChange", project, Map.of("opinion", "变更在10%以内，予以备案"));
        }
    }

    private void repay(String project, String district, SampleProject sample, LocalDate day) {
        Map<String, Object> request = new HashMap<>(sample.smaller("700", "180"));
        request.put("projectNumber", project);
        request.put("changeReason", "养老服务改为轻资产运营，压减建设投资");
        officials.on(day);
        officials.starts(district, "project-change", request);
        officials.completes(district, "RecordChangeProcedures", project, Map.of("decision", "CONTINUE",
                "changeApprovalNumber", papers.document("京门头沟发改（审）", day), "changeApprovalDate", on(day.minusDays(1))));
        officials.on(day.plusDays(2));
        officials.completes(Groups.MUNICIPAL_DRC, "ReviewSubsidyAdjustment", project,
                Map.of("decision", "APPROVE", "inclusiveRate", sample.rate(), "opinion", "按批复时的比例重新测算"));
        officials.completes(Groups.MUNICIPAL_DRC_SIGNER, "SignSubsidyAdjustment", project,
                Map.of("decision", "SIGN", "adjustmentNumber", papers.document("京发改（审）", day)));
    }

    private void accept(String project, String district, SampleProject sample, SampleCalendar calendar) {
        Standing standing = sample.standing();
        if (standing == Standing.ORGANISE) {
            return;
        }
        officials.on(calendar.afterWorks(7));
        Map<String, Object> built = new HashMap<>(sample.built());
        built.put("completionDate", on(calendar.month(3).atEndOfMonth()));
        built.put("acceptanceDate", on(calendar.afterWorks(6)));
        officials.completes(district, "OrganiseAcceptance", project, built);
        officials.on(calendar.afterWorks(11));
        giveOpinions(project, sample);
        if (!standing.beyond(Standing.SETTLE)) {
            return;
        }
        officials.on(calendar.afterWorks(25));
        Map<String, Object> settled = new HashMap<>(sample.built());
        settled.put("settledInvestment", sample.total());
        settled.put("sharedInvestment", sample.shared());
        officials.completes(district, "SettleAccounts", project, settled);
        release(project, LAST, calendar.afterWorks(32));
        disburse(project, district, outstanding(project), calendar.afterWorks(41));
        if (standing.beyond(Standing.APPOINT)) {
            operate(project, district, sample, calendar.afterWorks(50));
        }
    }

    private void operate(String project, String district, SampleProject sample, LocalDate day) {
        officials.on(day);
        officials.completes(district, "AppointOperator", project, Map.of("operatorName", sample.unit(),
                "operatorType", "ENTERPRISE", "operatorCode", sample.creditCode(), "registered", true,
                "operationMode", "ENTRUSTED", "rentPerYear", "0", "lowProfit", true));
        if (sample.standing() == Standing.OPERATE) {
            return;
        }
        officials.on(day.plusYears(1));
        officials.fires("EvaluationDue", project);
        if (sample.standing() == Standing.RECTIFY_OPERATION) {
            officials.on(day.plusYears(1).plusDays(9));
            officials.completes(district, "EvaluateOperation", project, Map.of("decision", "FAIL", "servicesOpen", 2,
                    "opinion", "托育服务停办超过三个月，老年助餐价格未公示", "continueSupervision", true));
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

    private void release(String project, BigDecimal share, LocalDate day) {
        officials.on(day);
        BigDecimal approved = ledger.balance(project).approved();
        BigDecimal released = ledger.balance(project).released();
        BigDecimal amount = share == LAST ? approved.subtract(released) : approved.multiply(share).setScale(0, RoundingMode.DOWN);
        officials.completes(Groups.MUNICIPAL_DRC, "ReleaseFunds", project, Map.of("releaseAmount", Amounts.inWan(amount),
                "releaseNumber", papers.document("京发改投资", day), "releaseDate", on(day)));
    }

    private BigDecimal outstanding(String project) {
        return ledger.balance(project).outstanding();
    }

    private void disburse(String project, String district, BigDecimal amount, LocalDate day) {
        officials.on(day);
        officials.completes(district, "DisburseFunds", project, Map.of("disbursedAmount", Amounts.inWan(amount),
                "disbursementDate", on(day), "voucherNumber", "GK-" + papers.next(),
                "financeDocumentNumber", papers.document("京财建指", day)));
    }

    private void report(String project, String district, int report, SampleCalendar calendar) {
        officials.on(calendar.reported(report));
        officials.completes(district, "ReportProgress", project, Map.of("reportMonth", calendar.month(report).toString(),
                "progressPercent", PERCENT.get(report), "investmentPaid", PAID.get(report), "remark", REMARKS.get(report)));
    }

    /** As a form takes it; nothing happens later than today. */
    private String on(LocalDate day) {
        return officials.notAfterToday(day).toString();
    }
}
