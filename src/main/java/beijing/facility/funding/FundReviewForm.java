package beijing.facility.funding;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.TaskForm;

/** 审核资金申请报告 opens, after the signer sent it back, with the rate that was proposed. */
@Component
class FundReviewForm implements TaskForm {

    static final String TASK = "ReviewFundApplication";
    static final Field INCLUSIVE_RATE = Field.of("inclusiveRate", "普惠补助比例");
    static final Field EXCEPTION_ACCEPTED = Field.of("exceptionAccepted", "接受例外");

    private final ProjectFiles files;

    FundReviewForm(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public Set<String> processes() {
        return Set.of("funding-approval");
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Map<String, Object> values(String projectNumber) {
        Map<String, Object> values = new HashMap<>();
        files.require(projectNumber).inclusiveRate()
                .ifPresent(rate -> values.put(INCLUSIVE_RATE.key(), Amounts.inPercent(rate)));
        return values;
    }
}
