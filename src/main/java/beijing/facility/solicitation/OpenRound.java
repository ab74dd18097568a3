package beijing.facility.solicitation;

import java.time.LocalDate;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.identity.District;
import beijing.facility.mandate.Mandate;
import beijing.facility.project.SolicitationRound;
import beijing.facility.project.SolicitationRounds;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记征集批次: gives the round its number and asks every district (Article 21). A year has one round at a time. */
@Component
@ProcessBean
@Step(process = "project-solicitation", task = "SolicitationAnnounced", office = Office.MUNICIPAL_DRC)
class OpenRound extends Recorder {

    private static final Field YEAR = Field.of("year", "征集年度");
    private static final Field DEADLINE = Field.of("deadline", "申报截止日期");
    private static final Field NOTICE = Field.prose("notice", "通知内容");

    private final SolicitationRounds rounds;
    private final BeijingClock clock;

    OpenRound(SolicitationRounds rounds, BeijingClock clock) {
        this.rounds = rounds;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Integer year = form.count(YEAR);
        LocalDate deadline = form.date(DEADLINE);
        String notice = form.text(NOTICE);
        check(form, year, deadline);
        form.accept();
        rounds.running(year).ifPresent(running -> {
            throw new RuleException("“征集年度”（year）为" + year + "，该年度的征集批次" + running.id() + "（"
                    + running.status().label() + "，申报截止" + running.deadline() + "）尚未结束，须先汇总其征集结果，再发布下一批次。");
        });
        SolicitationRound round = rounds.open(mandate, year, deadline, notice);
        execution.setProcessBusinessKey(round.id());
        SolicitationVariables.SOLICITATION_ID.on(execution).set(round.id());
        SolicitationVariables.COLLECTION_DUE.on(execution).set(BeijingClock.endOf(deadline));
        SolicitationVariables.DISTRICTS.on(execution)
                .set(District.all().stream().map(District::code).collect(Collectors.toList()));
    }

    private void check(Form form, Integer year, LocalDate deadline) {
        LocalDate today = clock.today();
        int thisYear = today.getYear();
        boolean known = year != null && (year == thisYear || year == thisYear + 1);
        if (year != null && !known) {
            form.bad(YEAR, year, "须为本年度（" + thisYear + "）或者下一年度（" + (thisYear + 1) + "），用四位数字填写");
        }
        if (deadline != null && deadline.isBefore(today)) {
            form.bad(DEADLINE, deadline, "不得早于今天（" + today + "）");
        }
        // a deadline cannot be changed afterwards, so a slip of the pen is caught here
        if (deadline != null && known && deadline.getYear() > year + 1) {
            form.bad(DEADLINE, deadline, "不得晚于征集年度次年年底（" + (year + 1) + "-12-31）");
        }
    }
}
