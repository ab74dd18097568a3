package beijing.facility.measures;

import java.util.List;
import java.util.Optional;

/** Who is admitted as 运营主体 (Article 31). */
public final class OperatorRules {

    /** What is wrong with the operator's code: a credit code, or the ID number of a natural person. */
    public static Optional<String> problem(OperatorType type, String code) {
        return type == OperatorType.NATURAL_PERSON ? IdNumber.problem(code) : CreditCode.problem(code);
    }

    /**
     * @param registered 依法设立登记; a natural person is not registered, her ID number stands for it
     */
    public List<Finding> check(OperatorType type, String name, boolean registered) {
        return registered || type == OperatorType.NATURAL_PERSON ? List.of()
                : List.of(new Finding(FindingCode.OPERATOR_NOT_ADMISSIBLE,
                        "运营主体“%s”（%s）填写为未依法设立登记，第三十一条要求运营主体为依法设立登记的企事业单位、社会组织或自然人，请另行确定或完成登记。"
                                .formatted(Texts.excerpt(name), type.label())));
    }
}
