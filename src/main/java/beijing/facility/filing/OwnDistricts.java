package beijing.facility.filing;

import java.util.List;

import org.springframework.stereotype.Component;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.District;
import beijing.facility.identity.Groups;
import beijing.facility.workflow.NotEntitledException;

/** The districts in whose 发展改革委 the signed-in user is: for these she files and changes projects, and nobody else does. */
@Component
public class OwnDistricts {

    private final CurrentUser user;

    OwnDistricts(CurrentUser user) {
        this.user = user;
    }

    public List<District> all() {
        List<String> groups = user.groups();
        return District.all().stream().filter(district -> groups.contains(Groups.districtDrc(district.code()))).toList();
    }

    public boolean has(String district) {
        return all().stream().anyMatch(own -> own.code().equals(district));
    }

    /** @throws NotEntitledException where there is none */
    public List<District> require() {
        List<District> own = all();
        if (own.isEmpty()) {
            throw new NotEntitledException("申报、补正和变更由区发展改革委办理，您没有权限。");
        }
        return own;
    }

    /** @throws NotEntitledException where that district is not hers */
    public void require(String district) {
        require();
        if (!has(district)) {
            throw new NotEntitledException("只能办理本区的项目，您没有该区（" + District.of(district).map(District::label).orElse("区代码不正确")
                    + "）的权限。");
        }
    }
}
