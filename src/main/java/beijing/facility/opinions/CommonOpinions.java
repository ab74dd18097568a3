package beijing.facility.opinions;

import java.sql.Timestamp;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Group;
import beijing.facility.identity.Group.Kind;
import beijing.facility.identity.Members;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.NotEntitledException;
import beijing.facility.workflow.RuleException;

/** 常用意见: everybody keeps her own; those of a unit are its members' together. */
@Service
public class CommonOpinions {

    private static final int LONGEST = 200;
    private static final int MOST = 30;
    private static final Set<Kind> OFFICES = EnumSet.of(Kind.DISTRICT_DRC, Kind.MUNICIPAL_DRC, Kind.MUNICIPAL_DRC_SIGNER,
            Kind.MUNICIPAL_DEPARTMENT, Kind.DISTRICT_DEPARTMENT);
    private static final Set<Kind> UNDECIDING = EnumSet.of(Kind.AUDITOR, Kind.PROCESS_OWNER, Kind.ADMINISTRATOR);

    /** A unit of hers, and what it keeps. */
    public record Unit(String id, String name, List<CommonOpinion> opinions) {
    }

    /** What she finds beside an opinion. */
    public record Kept(List<CommonOpinion> own, List<Unit> units) {
    }

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Members members;
    private final BeijingClock clock;

    CommonOpinions(JdbcClient jdbc, CurrentUser user, Members members, BeijingClock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.members = members;
        this.clock = clock;
    }

    /** @throws NotEntitledException where she gives no opinions */
    public Kept kept() {
        Map<String, String> units = units();
        return new Kept(of("user_id", user.id()), units.entrySet().stream()
                .map(unit -> new Unit(unit.getKey(), unit.getValue(), of("group_id", unit.getKey()))).toList());
    }

    /**
     * Keeps one more.
     *
     * @param unit the id of a group of hers, empty for her own
     * @throws NotEntitledException where it is not her unit, or she gives no opinions
     */
    @Transactional
    public CommonOpinion keep(String given, String unit) {
        Map<String, String> units = units();
        boolean own = unit == null || unit.isBlank();
        if (!own && !units.containsKey(unit)) {
            throw new NotEntitledException("“单位”（unit）填写的“" + Text.shown(unit) + "”不是您现在所在的单位，不能为其增加常用意见。");
        }
        String text = text(given);
        String column = own ? "user_id" : "group_id";
        String owner = own ? user.id() : unit;
        // two at once would both find room for the last one
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param("common_opinion " + column + owner).query((row, index) -> 1).list();
        List<CommonOpinion> known = of(column, owner);
        if (known.stream().anyMatch(each -> Text.comparable(each.text()).equals(Text.comparable(text)))) {
            throw new RuleException("已有相同的常用意见“" + Text.shown(text) + "”，不必重复保存。");
        }
        if (known.size() >= MOST) {
            throw new RuleException("常用意见已有" + known.size() + "条，最多" + MOST + "条，请先删除不用的。");
        }
        long id = jdbc.sql("insert into common_opinion (" + column + ", text, kept_by, kept_at) values (?, ?, ?, ?) returning id")
                .params(owner, text, user.id(), Timestamp.from(clock.instant())).query(Long.class).single();
        return new CommonOpinion(id, text);
    }

    /** @throws NoSuchOpinion where it is neither hers nor her unit's */
    @Transactional
    public void forget(long id) {
        Set<String> units = units().keySet();
        int gone = jdbc.sql("delete from common_opinion where id = :id and (user_id = :user or group_id in (:units))")
                .param("id", id).param("user", user.id()).param("units", units).update();
        if (gone == 0) {
            throw new NoSuchOpinion(id);
        }
    }

    private List<CommonOpinion> of(String column, String owner) {
        return jdbc.sql("select id, text from common_opinion where " + column + " = ? order by id").param(owner)
                .query((row, index) -> new CommonOpinion(row.getLong("id"), row.getString("text"))).list();
    }

    /** Her units as they are now, by their ids; there is one at least. */
    private Map<String, String> units() {
        List<String> groups = members.groups(user.id());
        List<Group> known = Group.all().stream().filter(group -> groups.contains(group.id())).toList();
        Map<String, String> units = new LinkedHashMap<>();
        known.stream().filter(group -> OFFICES.contains(group.kind())).forEach(group -> units.put(group.id(), group.name()));
        if (units.isEmpty() || known.stream().map(Group::kind).anyMatch(UNDECIDING::contains)) {
            throw new NotEntitledException("您（" + user.id() + "）不办理项目事项，没有常用意见：系统管理员、流程管理员和审计监督人员不得办理项目事项。");
        }
        return units;
    }

    private static String text(String given) {
        try {
            String text = Text.read(Objects.toString(given, ""), LONGEST);
            if (text.isEmpty()) {
                throw new InputException("“常用意见”（text）不能为空。");
            }
            return text;
        } catch (Unreadable unreadable) {
            throw new InputException("“常用意见”（text）填写的“" + Text.shown(given) + "”不正确，" + unreadable.rule() + "。");
        }
    }
}
