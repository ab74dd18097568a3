package beijing.facility.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.process.ProcessTest;

@ProcessTest
class IdentitySetupTest {

    @Autowired
    IdentitySetup setup;
    @Autowired
    Seeds seeds;
    @Autowired
    IdentityService identity;
    @Autowired
    AuthorizationService authorizations;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    JdbcClient jdbc;

    @Test
    void everyGroupOfTheContractIsThere() {
        assertThat(identity.createTenantQuery().count()).isEqualTo(17);
        assertThat(identity.createGroupQuery().groupId("district-drc-110400").singleResult().getName())
                .isEqualTo("北京经济技术开发区经济发展局");
        assertThat(identity.createGroupQuery().groupId("dept-human-resources").singleResult().getName())
                .isEqualTo("市人力资源社会保障局");
        assertThat(identity.createGroupQuery().groupIdIn(District.all().stream().flatMap(district ->
                        Stream.of("district-drc-" + district.code(), "dept-fire-rescue-" + district.code(),
                                "dept-landscape-" + district.code())).toArray(String[]::new)).count())
                .isEqualTo(3 * 17);
    }

    @Test
    void aDistrictBelongsToItsTenantAndTheCityToAll() {
        assertThat(tenantsOf("district-drc-110105")).containsExactly("110105");
        assertThat(tenantsOf("dept-health-110105")).containsExactly("110105");
        for (String group : List.of("municipal-drc", "municipal-drc-signer", "dept-health", "auditor", "process-owner",
                "camunda-admin")) {
            assertThat(tenantsOf(group)).as(group).hasSize(17);
        }
    }

    private List<String> tenantsOf(String group) {
        return identity.createTenantQuery().groupMember(group).list().stream().map(tenant -> tenant.getId()).toList();
    }

    @Test
    void aLaterStartChangesNothing() {
        String before = everything();
        setup.afterSingletonsInstantiated();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatAnAdministratorChangedStays() {
        rolledBack(() -> {
            Authorization owner = authorizations.createAuthorizationQuery().groupIdIn("process-owner")
                    .resourceType(Resources.DEPLOYMENT).singleResult();
            authorizations.deleteAuthorization(owner.getId());
            identity.deleteGroup("dept-sports-110119");
            identity.deleteUser("dept-sports-110119");
            setup.afterSingletonsInstantiated();
            assertThat(authorizations.createAuthorizationQuery().groupIdIn("process-owner")
                    .resourceType(Resources.DEPLOYMENT).count()).isZero();
            assertThat(identity.createGroupQuery().groupId("dept-sports-110119").count()).isZero();
            assertThat(identity.createUserQuery().userId("dept-sports-110119").count()).isZero();
        });
    }

    @Test
    void twoNodesThatStartTogetherMakeEachThingOnce() throws Exception {
        String item = "test " + UUID.randomUUID();
        AtomicInteger made = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> starts = Stream.generate(() -> nodes.submit(() -> {
                start.await();
                seeds.sow(sowing -> sowing.once(item, made::incrementAndGet));
                return null;
            })).limit(4).<Future<?>>map(future -> future).toList();
            for (Future<?> one : starts) {
                one.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void withoutAnAdministratorAndWithoutHerNameTheStartDoesNotGoOn() {
        withoutAdministrator(() -> {
            assertThatThrownBy(() -> first(new MockEnvironment())).isInstanceOf(NoAdministrator.class)
                    .hasMessageContaining("ADMIN_USER").hasMessageContaining("ADMIN_PASSWORD")
                    .hasMessageContaining("系统中还没有管理员").hasMessageContaining("There is no administrator yet");
            assertThatThrownBy(() -> first(new MockEnvironment().withProperty("ADMIN_USER", "chief")))
                    .isInstanceOf(NoAdministrator.class);
            assertThatThrownBy(() -> first(new MockEnvironment().withProperty("ADMIN_USER", "chief")
                    .withProperty("ADMIN_PASSWORD", "hunter-2")))
                    .isInstanceOf(NoAdministrator.class).hasMessageContaining("12").hasMessageNotContaining("hunter-2");
            assertThat(identity.createUserQuery().userId("chief").count()).isZero();
        });
    }

    @Test
    void theFirstAdministratorIsWhoTheEnvironmentNames() {
        withoutAdministrator(() -> {
            first(new MockEnvironment().withProperty("ADMIN_USER", "chief").withProperty("ADMIN_PASSWORD", "correct-horse"));
            assertThat(identity.checkPassword("chief", "correct-horse")).isTrue();
            assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").list()).hasSize(1);
        });
    }

    /** The variables may stay set: they are for the first start. */
    @Test
    void anAdministratorWhoIsThereIsLeftAlone() {
        rolledBack(() -> {
            first(new MockEnvironment().withProperty("ADMIN_USER", "chief").withProperty("ADMIN_PASSWORD", "correct-horse"));
            assertThat(identity.createUserQuery().userId("chief").count()).isZero();
        });
    }

    private void first(MockEnvironment environment) {
        seeds.sow(sowing -> new FirstAdministrator(identity, environment).create(sowing));
    }

    private void withoutAdministrator(Runnable test) {
        rolledBack(() -> {
            identity.deleteMembership("admin", "camunda-admin");
            test.run();
        });
    }

    private void rolledBack(Runnable test) {
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            test.run();
        });
    }

    private String everything() {
        return jdbc.sql("""
                select (select string_agg(id_ || rev_, ',' order by id_) from act_ru_authorization)
                    || (select string_agg(id_ || rev_, ',' order by id_) from act_id_group)
                    || (select string_agg(id_ || rev_, ',' order by id_) from act_id_tenant)
                    || (select string_agg(id_ || rev_, ',' order by id_) from act_id_user)
                    || (select string_agg(id_, ',' order by id_) from act_id_tenant_member)
                    || (select count(*) from act_id_membership) || ' ' || (select count(*) from seeded_item)
                """).query(String.class).single();
    }
}
