package beijing.facility.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.measures.Parameters;
import beijing.facility.measures.SimilarProject;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Officials;
import beijing.facility.process.Submission;

/** Which applications of one unit are taken for possible duplicates of each other, and why the threshold stands where it does. */
@ProcessTest
class SimilarProjectsTest {

    private static int units = 600_000;

    @Autowired
    JdbcClient jdbc;
    @Autowired
    Parameters parameters;
    @Autowired
    SimilarProjects similar;
    @Autowired
    ProjectFiles files;
    @Autowired
    Officials officials;
    @Autowired
    Journey journey;
    @Autowired
    PlatformTransactionManager transactions;

    /** The same facility, written as it is when it is handed in a second time: renamed, split in phases, abbreviated. */
    static Stream<Arguments> same() {
        return Stream.of(
                Arguments.of("劲松街道乐邻综合服务中心", "劲松街道乐邻社区综合服务中心（一期）"),
                Arguments.of("劲松街道乐邻综合服务中心", "劲松乐邻综合服务中心"),
                Arguments.of("望京街道社区服务综合体", "望京街道社区服务综合体二期"),
                Arguments.of("望京街道社区服务综合体", "望京街道社区嵌入式服务综合体"),
                Arguments.of("温泉镇养老托育一体化项目", "温泉镇养老托育一体化服务中心"),
                Arguments.of("朝阳区劲松四区甲12号", "北京市朝阳区劲松四区甲12号楼"),
                Arguments.of("朝阳区劲松四区甲12号", "朝阳区劲松四区甲12号院1号楼底商"),
                Arguments.of("昌平区回龙观东大街88号", "昌平区回龙观街道回龙观东大街88号"));
    }

    /** Different facilities of one unit: other streets, other places, as an operator of many has them. */
    static Stream<Arguments> different() {
        return Stream.of(
                Arguments.of("劲松街道乐邻综合服务中心", "牛街街坊服务站"),
                Arguments.of("劲松街道乐邻综合服务中心", "方庄便民商业街"),
                // an operator of many gives them one name, but for the street: just below
                Arguments.of("劲松街道综合服务中心", "潘家园街道综合服务中心"),
                Arguments.of("双井街道邻里中心", "劲松街道邻里中心"),
                Arguments.of("拱辰街道为老服务站", "西潞街道为老服务站"),
                Arguments.of("温泉镇养老托育一体化项目", "怀柔泉河社区邻里中心"),
                Arguments.of("拱辰街道为老服务站", "梨园镇社区服务综合体"),
                Arguments.of("双井街道邻里中心", "和平里街道养老驿站"),
                Arguments.of("朝阳区劲松四区甲12号", "朝阳区望京西园四区410号"),
                Arguments.of("朝阳区劲松四区甲12号", "丰台区方庄路20号"),
                Arguments.of("海淀区温泉路66号", "海淀区中关村大街27号"),
                Arguments.of("西城区牛街东里5号", "通州区云景南大街7号"));
    }

    @ParameterizedTest(name = "{0} ~ {1}")
    @MethodSource("same")
    void theSameFacilityIsFound(String one, String other) {
        assertThat(similarity(one, other)).isGreaterThanOrEqualTo(parameters.duplicateSimilarityThreshold());
    }

    @ParameterizedTest(name = "{0} ≁ {1}")
    @MethodSource("different")
    void differentFacilitiesAreNot(String one, String other) {
        assertThat(similarity(one, other)).isLessThan(parameters.duplicateSimilarityThreshold());
    }

    @Test
    void isFoundInAnyDistrictOfTheSameUnitWhileItLives() {
        String unit = CreditCodes.next(units++);
        String elsewhere = officials.official("district-drc-110106").files(Submission.application("110106",
                "方庄芳城邻里服务中心", "丰台区芳城园一区16号").with("creditCode", unit).with("meetsGuideline", false));
        String again = journey.filed(Submission.application(Journey.DISTRICT, "方庄芳城邻里服务中心（朝阳）", "朝阳区劲松路3号")
                .with("creditCode", unit));
        // a short name with a word put in falls below the threshold (0.39), but its address gives it away
        String byAddress = journey.filed(Submission.application(Journey.DISTRICT, "方城乐龄驿站", "丰台区芳城园一区甲16号")
                .with("creditCode", unit));
        String otherUnit = journey.filed(Submission.application(Journey.DISTRICT, "方庄芳城邻里服务中心", "丰台区芳城园一区16号")
                .with("creditCode", CreditCodes.next(units++)));

        assertThat(found(again)).contains(elsewhere).doesNotContain(again, otherUnit);
        assertThat(found(byAddress)).contains(elsewhere);
        assertThat(found(otherUnit)).isEmpty();

        officials.official("district-drc-110106").completes("RectifyApplication", elsewhere,
                Submission.decision("WITHDRAW").with("opinion", "并入朝阳项目"));
        assertThat(found(again)).doesNotContain(elsewhere);
    }

    @Test
    void theSearchRunsOnAnIndexAlsoForAUnitWithThousandsOfProjects() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            String project = journey.filed();
            jdbc.sql("""
                    insert into project (number, district_code, status, version, filed_at, name, unit, credit_code, street,
                        address, construction_mode, facility_form, meets_guideline, new_residential_area,
                        meets_residential_quota, state_owned_property, state_asset_procedure_done,
                        renovation_conditions_met, consulted_residents, consultation_summary, other_municipal_funds,
                        other_municipal_funds_detail, justification, application_date, solicitation_id, plan_id)
                    select '110107-' || (2100 + n / 9000) || '-' || lpad((n % 9000 + 1)::text, 4, '0'), '110107', status,
                        0, now(), md5(n::text) || '服务中心', unit,
                        case when n % 4 = 0 then credit_code else 'X' || n end, street, md5((n * 7)::text) || '号',
                        construction_mode, facility_form, meets_guideline, new_residential_area, meets_residential_quota,
                        state_owned_property, state_asset_procedure_done, renovation_conditions_met, consulted_residents,
                        consultation_summary, other_municipal_funds, other_municipal_funds_detail, justification,
                        application_date, solicitation_id, plan_id
                    from project, generate_series(1, 20000) n where number = :number""")
                    .param("number", project).update();
            jdbc.sql("analyze project").update();
            List<String> plan = jdbc.sql("""
                    explain select number from project
                    where credit_code = :creditCode
                      and (name % '劲松街道乐邻综合服务中心' or address % '朝阳区劲松四区甲12号')""")
                    .param("creditCode", files.require(project).application().creditCode()).query(String.class).list();
            assertThat(String.join("\n", plan)).contains("trigrams").doesNotContain("Seq Scan");
            long begin = System.nanoTime();
            assertThat(similar.to(files.require(project))).isEmpty();
            assertThat((System.nanoTime() - begin) / 1_000_000).as("milliseconds").isLessThan(1_000);
            status.setRollbackOnly();
        });
    }

    private List<String> found(String project) {
        return new TransactionTemplate(transactions).execute(status ->
                similar.to(files.require(project)).stream().map(SimilarProject::projectNumber).toList());
    }

    private BigDecimal similarity(String one, String other) {
        return jdbc.sql("select similarity(?, ?)::numeric").params(one, other).query(BigDecimal.class).single();
    }
}
