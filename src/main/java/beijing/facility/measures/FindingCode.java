package beijing.facility.measures;

import static beijing.facility.measures.Severity.EXCEPTION;
import static beijing.facility.measures.Severity.NOTICE;
import static beijing.facility.measures.Severity.VIOLATION;

/** Everything that a check can find, in the order of the articles, which is also the order of every list of findings. */
public enum FindingCode {

    STANDARD_NOT_MET(VIOLATION, "6", "第六条"),
    NEW_RESIDENTIAL_QUOTA_NOT_MET(VIOLATION, "6", "第六条"),
    FUNCTIONS_TOO_FEW(EXCEPTION, "7", "第七条"),
    KEY_FUNCTIONS_TOO_FEW(EXCEPTION, "7", "第七条"),
    NO_CORE_FUNCTION(EXCEPTION, "7", "第七条"),
    CATEGORY_UNUSUAL(NOTICE, "7", "第七条"),
    STATE_ASSET_PROCEDURE_MISSING(VIOLATION, "10", "第十条"),
    RENOVATION_CONDITIONS_NOT_MET(VIOLATION, "11", "第十一条"),
    CONSULTATION_MISSING(VIOLATION, "21", "第二十一条"),
    OTHER_MUNICIPAL_FUNDS(VIOLATION, "22, 23", "第二十二条、第二十三条"),
    POSSIBLE_DUPLICATE(EXCEPTION, "22", "第二十二条"),
    NO_SUBSIDISED_FUNCTION(VIOLATION, "23", "第二十三条"),
    SUBSIDY_OVER_CEILING(VIOLATION, "23", "第二十三条"),
    INCLUSIVE_RATE_OVER_MAX(VIOLATION, "23", "第二十三条"),
    CAP_APPLIED(NOTICE, "23", "第二十三条"),
    ESTABLISHMENT_MISSING(VIOLATION, "24", "第二十四条"),
    NOT_AT_ESTIMATE_DEPTH(VIOLATION, "24", "第二十四条"),
    ESTIMATE_OVERRUN(EXCEPTION, "24, 政府投资条例 12", "第二十四条、《政府投资条例》第十二条"),
    RELEASE_OVER_PROGRESS(VIOLATION, "25", "第二十五条"),
    RELEASE_OVER_APPROVAL(VIOLATION, "25", "第二十五条"),
    DISBURSEMENT_SHORT(VIOLATION, "25", "第二十五条"),
    DISBURSEMENT_LATE(NOTICE, "25", "第二十五条"),
    BIDDING_MISSING(VIOLATION, "26", "第二十六条"),
    REPORT_OVERDUE(NOTICE, "27", "第二十七条"),
    CHANGE_MAJOR(NOTICE, "28", "第二十八条"),
    CHANGE_AFFECTS_SUBSIDY(NOTICE, "28", "第二十八条"),
    SUBSIDY_OVERPAID(NOTICE, "28", "第二十八条"),
    FUNCTIONS_NOT_BUILT(VIOLATION, "29", "第二十九条"),
    AREA_SHORT(VIOLATION, "29", "第二十九条"),
    DEPARTMENT_OBJECTION(VIOLATION, "29", "第二十九条"),
    OPERATOR_NOT_ADMISSIBLE(VIOLATION, "31", "第三十一条"),
    MEASURES_NOT_IN_FORCE(VIOLATION, "36", "第三十六条");

    private final Severity severity;
    private final String article;
    private final String articleLabel;

    FindingCode(Severity severity, String article, String articleLabel) {
        this.severity = severity;
        this.article = article;
        this.articleLabel = articleLabel;
    }

    /** What the finding means for the file. */
    public Severity severity() {
        return severity;
    }

    /** The article or articles by number, e.g. {@code "22, 23"}. */
    public String article() {
        return article;
    }

    /** The article or articles as an official writes them, e.g. 第二十二条、第二十三条. */
    public String articleLabel() {
        return articleLabel;
    }
}
