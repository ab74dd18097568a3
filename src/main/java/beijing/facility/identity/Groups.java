package beijing.facility.identity;

/** The ids of the groups of contract §2, and of the one that other systems use. */
public final class Groups {

    public static final String MUNICIPAL_DRC = "municipal-drc";
    public static final String MUNICIPAL_DRC_SIGNER = "municipal-drc-signer";
    public static final String AUDITOR = "auditor";
    public static final String PROCESS_OWNER = "process-owner";
    /** The technical user of the platform that reports progress (contract §8). */
    public static final String INVESTMENT_PLATFORM = "investment-platform";
    public static final String CAMUNDA_ADMIN = "camunda-admin";

    private Groups() {
    }

    public static String districtDrc(String district) {
        return "district-drc-" + district;
    }

    public static String dept(String department) {
        return "dept-" + department;
    }

    public static String dept(String department, String district) {
        return dept(department) + "-" + district;
    }
}
