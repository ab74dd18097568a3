package beijing.facility.desk.web;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Parameters;
import jakarta.servlet.http.HttpServletResponse;

/** The handbook (操作手册), a page a role. There is nothing of anybody's in it, so everybody may read it. */
@Controller
class HandbookController {

    /** A page of it, in the order of the contents. */
    enum Page {
        BASICS("basics", "通用操作"),
        DISTRICT("district", "区发展改革委"),
        DEPARTMENT("department", "市级行业主管部门"),
        DISTRICT_DEPARTMENT("district-department", "区级行业主管部门"),
        MUNICIPAL("municipal", "市发展改革委（经办）"),
        SIGNER("signer", "市发展改革委（签批）"),
        AUDITOR("auditor", "审计监督"),
        ADMINISTRATOR("administrator", "系统管理员、流程管理员");

        private final String path;
        private final String title;

        Page(String path, String title) {
            this.path = path;
            this.title = title;
        }

        public String path() {
            return path;
        }

        public String title() {
            return title;
        }
    }

    /** The figures of the regulation in force, as the pages name them. */
    record Rules(String inclusiveRate, String cap, String overrun, String opinion, String disbursement, String repayment,
            String rectification, int reportDay, String releases) {

        static Rules of(Parameters parameters) {
            return new Rules(percent(parameters.inclusiveSubsidyMaxRate()), Amounts.inWan(parameters.subsidyCap()),
                    percent(parameters.estimateOverrunLimit()), text(parameters.departmentOpinionDeadline()),
                    text(parameters.disbursementDeadline()), text(parameters.repaymentDeadline()),
                    text(parameters.acceptanceRectificationDeadline()), parameters.progressReportDay(),
                    parameters.releaseSchedule().stream().map(Rules::text).collect(Collectors.joining("、")));
        }

        private static String text(Parameters.ReleaseStep step) {
            String when = step.settled() ? "决算后" : step.fromProgress().signum() == 0 ? "开工" : "进度" + percent(step.fromProgress());
            return when + "累计" + percent(step.cumulativeShare());
        }

        private static String percent(BigDecimal rate) {
            return Amounts.inPercent(rate) + "%";
        }

        private static String text(Period period) {
            String months = period.toTotalMonths() == 0 ? "" : period.toTotalMonths() + "个月";
            return months + (period.getDays() == 0 ? "" : period.getDays() + "日");
        }
    }

    private final Rules rules;

    HandbookController(Parameters parameters) {
        this.rules = Rules.of(parameters);
    }

    @GetMapping("/handbook")
    String start(Model model, HttpServletResponse response) {
        return page(Page.BASICS.path(), model, response);
    }

    @GetMapping("/handbook/{path}")
    String page(@PathVariable String path, Model model, HttpServletResponse response) {
        Page page = Arrays.stream(Page.values()).filter(each -> each.path().equals(path)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "操作手册没有这一页。"));
        model.addAttribute("pages", List.of(Page.values()));
        model.addAttribute("page", page);
        model.addAttribute("rules", rules);
        response.setHeader("Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        return "handbook/" + page.path();
    }
}
