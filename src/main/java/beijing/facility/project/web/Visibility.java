package beijing.facility.project.web;

import java.util.List;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Department;
import beijing.facility.identity.District;
import beijing.facility.identity.Groups;

/**
 * Which files the signed-in user may read: the municipal commission and the auditors all of them, a district commission its
 * district's, a department those that it was asked about (also 加签), anybody else none.
 *
 * @param all         whether every file
 * @param districts   the codes of the districts whose files
 * @param departments the keys of the municipal departments that must have been asked
 * @param districtDepartments those of the districts that must have been asked in the acceptance
 */
record Visibility(boolean all, List<String> districts, List<String> departments,
        List<DistrictDepartment> districtDepartments) {

    /** A department of a district, by its key and the district's code. */
    record DistrictDepartment(String key, String district) {
    }

    private static final List<String> READ_ALL =
            List.of(Groups.MUNICIPAL_DRC, Groups.MUNICIPAL_DRC_SIGNER, Groups.AUDITOR);

    static Visibility of(CurrentUser user) {
        return of(user.groups());
    }

    /** Of whoever belongs to these groups. */
    static Visibility of(List<String> groups) {
        return new Visibility(groups.stream().anyMatch(READ_ALL::contains),
                District.all().stream()
                        .map(District::code)
                        .filter(code -> groups.contains(Groups.districtDrc(code)))
                        .toList(),
                Department.municipalKeys().stream()
                        .filter(key -> groups.contains(Groups.dept(key)))
                        .toList(),
                District.all().stream()
                        .flatMap(district -> Department.districtKeys().stream()
                                .filter(key -> groups.contains(Groups.dept(key, district.code())))
                                .map(key -> new DistrictDepartment(key, district.code())))
                        .toList());
    }

    boolean departmentsOnly() {
        return !all && districts.isEmpty() && districtDepartments.isEmpty() && !departments.isEmpty();
    }
}
