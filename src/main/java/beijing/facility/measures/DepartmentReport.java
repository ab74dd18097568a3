package beijing.facility.measures;

/**
 * What a department of the joint review says about other municipal money (Article 22).
 *
 * @param department              Chinese name of the department
 * @param otherMunicipalFundsFound whether it found that the project gets or applies for money of another municipal channel
 * @param opinion                 its opinion, empty if absent
 */
public record DepartmentReport(String department, boolean otherMunicipalFundsFound, String opinion) {

    public DepartmentReport {
        opinion = Texts.trimmed(opinion);
    }
}
