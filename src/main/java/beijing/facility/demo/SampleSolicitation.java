package beijing.facility.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import beijing.facility.demo.SampleProject.Standing;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Seeds;
import beijing.facility.workflow.BeijingClock;

/**
 * Opens this year's round of solicitation as the municipal demo user, and lets three districts answer it: one states what is on
 * file, one a project more, one none. The other districts find their task open.
 */
@Component
@ConditionalOnDemo
@ConditionalOnProperty(name = "facility.demo.sample-projects", matchIfMissing = true)
@Order(1)
class SampleSolicitation implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleSolicitation.class);

    private static final int DAYS = 45;

    /** Filed in the round; they stand at the departments' opinions. */
    private static final List<SampleProject> APPLICATIONS = List.of(
            new SampleProject(Standing.OPINIONS, "110119", "儒林街道邻里服务中心", "北京儒林邻里服务有限公司", "91110119MA9DM00118",
                    "儒林街道", "延庆区湖南东路9号", "RENOVATION", "0", "620", "138", "30", Map.of(
                            "elderlyCare", "{\"basicArea\":\"320\",\"basicInvestment\":\"260\"}",
                            "infantCare", "{\"inclusiveArea\":\"240\",\"inclusiveInvestment\":\"200\"}",
                            "communityMeals", "{\"commercialArea\":\"180\",\"commercialInvestment\":\"160\"}")),
            new SampleProject(Standing.OPINIONS, "110118", "果园街道社区服务综合体", "北京果园社区服务中心", "52110118MJ9DM0012E",
                    "果园街道", "密云区果园西路25号", "EXTENSION", "80", "880", "210", "30", Map.of(
                            "elderlyCare", "{\"basicArea\":\"500\",\"basicInvestment\":\"450\"}",
                            "childCare", "{\"commercialArea\":\"150\",\"commercialInvestment\":\"120\"}",
                            "fitness", "{\"basicArea\":\"260\",\"basicInvestment\":\"230\"}")));

    private final DemoOfficials officials;
    private final Seeds seeds;
    private final BeijingClock clock;

    SampleSolicitation(DemoOfficials officials, Seeds seeds, BeijingClock clock) {
        this.officials = officials;
        this.seeds = seeds;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        seeds.sow(sowing -> sowing.once("sample solicitation", () -> {
            String round = officials.starts(Groups.MUNICIPAL_DRC, "project-solicitation", Map.of(
                    "year", clock.today().getYear(),
                    "deadline", clock.today().plusDays(DAYS).toString(),
                    "notice", "征集新建、改扩建、存量设施改造类社区嵌入式服务设施项目；请各区指导街乡镇开展调研，征询周边居民及辖区企业意见，"
                            + "形成申报项目，申报时填写本批次编号。"));
            for (SampleProject application : APPLICATIONS) {
                Map<String, Object> form = new LinkedHashMap<>(application.application(clock.today()));
                form.put("solicitationId", round);
                officials.starts(Groups.districtDrc(application.district()), "project-lifecycle", form);
            }
            answers(round, "110119", 1, "入户调研18个社区，问卷960份，集中征询辖区企业12家，需求集中于老年助餐和日间照料。");
            answers(round, "110118", 2, "调研26个社区，召开居民议事会14场；另有一个项目正在完善选址手续。");
            answers(round, "110117", 0, "调研22个社区，拟建设施尚未落实用房，本批次不申报。");
            LOG.info("已建立样例征集批次{}", round);
        }));
    }

    private void answers(String round, String district, int stated, String survey) {
        officials.completes(Groups.districtDrc(district), "CollectApplications", round,
                Map.of("surveySummary", survey, "applicationsFiled", stated));
    }
}
