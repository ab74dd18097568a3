package beijing.facility.workflow;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import beijing.facility.identity.Department;
import beijing.facility.identity.District;
import beijing.facility.identity.Groups;

/** Whose a task is (contract §2, §6): how the process file offers it, and which group that is for a task of a certain instance. */
public enum Office {

    /** 区发展改革委 of the project's district. */
    DISTRICT_DRC("district-drc-${districtCode}", (tenant, variables) -> district(tenant).map(Groups::districtDrc)),
    /** 市发展改革委(经办). */
    MUNICIPAL_DRC(Groups.MUNICIPAL_DRC, (tenant, variables) -> Optional.of(Groups.MUNICIPAL_DRC)),
    /** 市发展改革委(签批). */
    MUNICIPAL_DRC_SIGNER(Groups.MUNICIPAL_DRC_SIGNER, (tenant, variables) -> Optional.of(Groups.MUNICIPAL_DRC_SIGNER)),
    /** A municipal line department, one for each branch of the review. */
    MUNICIPAL_DEPARTMENT("dept-${department}",
            (tenant, variables) -> text(variables, "department").filter(Department.municipalKeys()::contains).map(Groups::dept)),
    /** A department of the project's district, one for each branch of the acceptance. */
    DISTRICT_DEPARTMENT("dept-${department}-${districtCode}",
            (tenant, variables) -> district(tenant).flatMap(district -> text(variables, "department")
                    .filter(Department.districtKeys()::contains).map(department -> Groups.dept(department, district)))),
    /** 区发展改革委 of one branch of a round of solicitation, which is the whole city's. */
    ROUND_DISTRICT("district-drc-${district}",
            (tenant, variables) -> text(variables, "district").flatMap(Office::district).map(Groups::districtDrc)),
    /** Whose opinion is asked for (加签). */
    CONSULTED("${consultedGroup}", (tenant, variables) -> text(variables, "consultedGroup").filter(Office::isOffice)),
    /** 北京市投资项目调度与服务平台, which no process offers anything. */
    INVESTMENT_PLATFORM(Groups.INVESTMENT_PLATFORM, (tenant, variables) -> Optional.of(Groups.INVESTMENT_PLATFORM)),
    /** Nobody's: the system works by itself. */
    SYSTEM("", (tenant, variables) -> Optional.empty());

    private interface Resolution {

        Optional<String> of(String tenant, Function<String, Object> variables);
    }

    private final String candidateGroups;
    private final Resolution resolution;

    Office(String candidateGroups, Resolution resolution) {
        this.candidateGroups = candidateGroups;
        this.resolution = resolution;
    }

    /** How a process file offers its tasks. */
    public String candidateGroups() {
        return candidateGroups;
    }

    /**
     * The id of the group whose the task is. The district is that of the instance's tenant, which no process file can set; what one branch
     * of an instance is about only its variables tell.
     *
     * @param tenant of the instance, null for the whole city's
     * @param branch the variables of the branch, by their names
     * @return empty where there is no such group
     */
    public Optional<String> group(String tenant, Function<String, Object> branch) {
        return resolution.of(tenant, branch);
    }

    private static Optional<String> district(String code) {
        return District.of(code).map(District::code);
    }

    private static Optional<String> text(Function<String, Object> variables, String name) {
        return Optional.ofNullable(variables.apply(name)).map(Objects::toString);
    }

    private static boolean isOffice(String group) {
        return beijing.facility.identity.Group.all().stream().anyMatch(each -> each.id().equals(group) && switch (each.kind()) {
            case DISTRICT_DRC, MUNICIPAL_DRC, MUNICIPAL_DRC_SIGNER, MUNICIPAL_DEPARTMENT, DISTRICT_DEPARTMENT -> true;
            case AUDITOR, PROCESS_OWNER, ADMINISTRATOR, INTEGRATION -> false;
        });
    }
}
