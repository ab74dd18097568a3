package beijing.facility.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import beijing.facility.catalogue.ShippedCatalogue;
import beijing.facility.workflow.DeclaredSteps;

/** 办理经过 calls a decision as the form did in which it was made. */
class LabelsTest {

    private static final String CHINESE = ".*\\p{IsHan}.*";

    private final Labels labels = new Labels(ShippedCatalogue.catalogue());

    @ParameterizedTest
    @MethodSource("choices")
    void aDecisionIsCalledAsInItsForm(String task, String name, String value, String label) {
        assertThat(labels.task(task)).isEqualTo(name);
        assertThat(labels.decision(task, value)).isEqualTo(label);
    }

    /** Each by the words of its own step: what is 需补正 of an application is 需整改 of a building. */
    @ParameterizedTest
    @CsvSource({
            "ApplicationFiled, 申报项目, FILE, 申报",
            "CheckCompliance, 合规性审查, PASS, 通过",
            "CheckCompliance, 合规性审查, RECTIFY, 需补正",
            "RemindDepartment, 催办逾期部门, REMIND, 催办",
            "CalculateSubsidy, 测算补助资金, CALCULATE, 测算",
            "PrepareRelease, 测算可下达资金, DUE, 应下达",
            "RaiseSupervision, 登记逾期拨付, OVERDUE, 逾期",
            "SuperviseDisbursement, 督办拨付, SUPERVISE, 督办",
            "ChangeRequested, 申请变更, REQUEST, 申请",
            "AssessChange, 核定变更性质, MAJOR, 较大变更",
            "ApplyChange, 变更生效, ADOPT, 生效",
            "FileMinorChange, 一般变更备案, WITHDRAW, 撤回变更",
            "RecordChangeProcedures, 办理前期手续变更, WITHDRAW, 撤回变更",
            "ReviewSubsidyAdjustment, 审核补助调整, REJECT, 不予同意",
            "RepayOverpayment, 退回超拨资金, REPAY, 退回资金",
            "CheckAsBuilt, 核对竣工面积, RECTIFY, 需整改",
            "RemindRectification, 催办整改, REMIND, 催办",
            "RectifyDefects, 整改, RECTIFIED, 完成整改",
            "CloseSettlement, 办结决算, CLOSE, 办结",
            "AppointOperator, 确定运营主体, APPOINT, 确定运营主体",
            "EvaluateOperation, 年度运营评价, FAIL, 不合格",
            "TerminateProject, 终止项目, TERMINATE, 终止",
            "DetermineProject, 统筹确定项目, TRANSFER, 转办"})
    void whatNoFormOffersIsCalledByItsOwnStep(String task, String name, String value, String label) {
        assertThat(labels.task(task)).isEqualTo(name);
        assertThat(labels.decision(task, value)).isEqualTo(label);
    }

    @Test
    void everyStepThatStandsOnRecordAndEachOfItsOutcomesHasAChineseName() {
        ShippedCatalogue.steps().byBean().forEach((bean, step) -> DeclaredSteps.outcomes(step).forEach(outcome -> {
            String key = DeclaredSteps.recordKey(bean, step);
            assertThat(labels.task(key)).as(key).matches(CHINESE);
            assertThat(labels.decision(key, outcome.name())).as(key + "." + outcome).matches(CHINESE);
        }));
    }

    static Stream<Arguments> choices() {
        List<Arguments> choices = new ArrayList<>();
        ShippedCatalogue.entries().forEach(entry -> entry.form().ifPresent(form -> form.outcomes().forEach((value, label) ->
                choices.add(Arguments.of(entry.key(), entry.name(), value, label)))));
        assertThat(choices).hasSizeGreaterThanOrEqualTo(30);
        return choices.stream();
    }
}
