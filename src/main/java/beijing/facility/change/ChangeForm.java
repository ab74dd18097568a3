package beijing.facility.change;

import java.util.LinkedHashMap;
import java.util.Map;

import beijing.facility.mandate.Mandate;
import beijing.facility.measures.ConstructionMode;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Scheme;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.PlanForm;
import beijing.facility.workflow.PlanVariables;

/** 变更申请表: the project as it shall be, read from the form that starts a change. */
record ChangeForm(String projectNumber, String reason, Scheme scheme) {

    private static final Field PROJECT_NUMBER = Field.of("projectNumber", "项目编号");
    private static final Field REASON = Field.prose("changeReason", "变更理由");
    private static final Field ADDRESS = Field.of("address", "建设地点");
    private static final Field MODE = Field.of("constructionMode", "建设方式");
    private static final Field TOTAL_INVESTMENT = Field.of("totalInvestment", "总投资");
    private static final Field SHARED_INVESTMENT = Field.of("sharedInvestment", "公共及分摊投资");

    static ChangeForm read(Mandate mandate) {
        Form form = Form.of(mandate);
        ChangeForm read = readable(form, null);
        form.accept();
        return read;
    }

    /**
     * As far as it can be read; what can't be is told to the form.
     *
     * @param otherwise stands for a way of building that is not chosen
     */
    static ChangeForm readable(Form form, ConstructionMode otherwise) {
        String number = form.code(PROJECT_NUMBER);
        String reason = form.text(REASON);
        String address = form.text(ADDRESS);
        ConstructionMode mode = form.choice(MODE, ConstructionMode.class);
        form.stated(SHARED_INVESTMENT);
        InvestmentPlan plan = new PlanForm(form).readable(TOTAL_INVESTMENT, SHARED_INVESTMENT);
        ConstructionMode chosen = mode == null ? otherwise : mode;
        return new ChangeForm(number, reason, chosen == null ? null : new Scheme(address, chosen, plan));
    }

    /** The project as it is, by the keys of the fields. */
    static Map<String, Object> values(String number, Scheme scheme) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(PROJECT_NUMBER.key(), number);
        values.put(ADDRESS.key(), scheme.address());
        values.put(MODE.key(), scheme.mode().name());
        values.putAll(PlanVariables.of(scheme.plan(), TOTAL_INVESTMENT, SHARED_INVESTMENT));
        return values;
    }
}
