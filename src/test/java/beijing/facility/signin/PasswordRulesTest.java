package beijing.facility.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules(new SecuritySettings.Password(10, 3));

    @ParameterizedTest
    @ValueSource(strings = {"Spring2026", "spring-2026", "SPRING 2026", "Spring_rain", "春风又绿江南岸Ab12", "Only-for-this-test-1"})
    void tenCharactersOfThreeKindsWillDo(String password) {
        assertThat(broken(password, "district-drc-110105")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "Spring-26, PASSWORD_POLICY_LENGTH",
            "𠀀𠀁𠀂Ab1, PASSWORD_POLICY_LENGTH",
            "springrain2026, 包含大写字母、小写字母、数字、其他符号中的3种以上",
            "springrainspring, 包含大写字母、小写字母、数字、其他符号中的3种以上",
            "春风又绿江南岸明月何时, 包含大写字母、小写字母、数字、其他符号中的3种以上",
            "Dept-Health-2026, PASSWORD_POLICY_USER_DATA"})
    void anythingElseWillNot(String password, String rule) {
        assertThat(broken(password, "dept-health")).containsExactly(rule);
    }

    @Test
    void anIdOfTwoLettersMayStandInAPassword() {
        assertThat(broken("Spring-rain-2026", "in")).isEmpty();
    }

    @Test
    void theSentenceNamesTheRules() {
        assertThat(rules.sentence()).isEqualTo("密码不符合要求：须不少于10个字符，包含大写字母、小写字母、数字、其他符号中的3种以上，且不含用户名。");
    }

    private List<String> broken(String password, String user) {
        return rules.getRules().stream().filter(rule -> !rule.execute(password, new UserEntity(user)))
                .map(PasswordPolicyRule::getPlaceholder).toList();
    }
}
