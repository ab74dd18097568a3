package beijing.facility.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One of the groups of contract §2, or the technical one of the investment platform.
 *
 * @param tenants the codes of the districts whose files its members may come to see
 */
public record Group(String id, String name, Kind kind, List<String> tenants) {

    /** What the members of a group do. */
    public enum Kind {
        DISTRICT_DRC, MUNICIPAL_DRC, MUNICIPAL_DRC_SIGNER, MUNICIPAL_DEPARTMENT, DISTRICT_DEPARTMENT, AUDITOR,
        PROCESS_OWNER, ADMINISTRATOR, INTEGRATION
    }

    /** What groups are called, in the order of their names. */
    public static List<String> names(Collection<String> ids) {
        return all().stream().filter(group -> ids.contains(group.id())).map(Group::name).sorted().toList();
    }

    /** All of them. */
    public static List<Group> all() {
        List<String> everywhere = District.all().stream().map(District::code).toList();
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(Groups.CAMUNDA_ADMIN, "系统管理员", Kind.ADMINISTRATOR, everywhere));
        groups.add(new Group(Groups.PROCESS_OWNER, "流程管理员", Kind.PROCESS_OWNER, everywhere));
        groups.add(new Group(Groups.AUDITOR, "审计监督", Kind.AUDITOR, everywhere));
        groups.add(new Group(Groups.MUNICIPAL_DRC, "市发展改革委（经办）", Kind.MUNICIPAL_DRC, everywhere));
        groups.add(new Group(Groups.MUNICIPAL_DRC_SIGNER, "市发展改革委（签批）", Kind.MUNICIPAL_DRC_SIGNER, everywhere));
        groups.add(new Group(Groups.INVESTMENT_PLATFORM, "北京市投资项目调度与服务平台", Kind.INTEGRATION, List.of()));
        Department.municipalKeys().forEach(key ->
                groups.add(new Group(Groups.dept(key), Department.name(key), Kind.MUNICIPAL_DEPARTMENT, everywhere)));
        for (District district : District.all()) {
            List<String> here = List.of(district.code());
            groups.add(new Group(Groups.districtDrc(district.code()), district.agency(), Kind.DISTRICT_DRC, here));
            Department.districtKeys().forEach(key -> groups.add(new Group(Groups.dept(key, district.code()),
                    district.label() + Department.districtName(key), Kind.DISTRICT_DEPARTMENT, here)));
        }
        return groups;
    }
}
