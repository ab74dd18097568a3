package beijing.facility.signin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

import beijing.facility.workflow.engine.SpokenPasswordPolicy;

/** What a password must be (contract §9), also where an administrator sets it. The web applications show the rules by their names. */
class PasswordRules implements SpokenPasswordPolicy {

    /** A shorter id may well stand in a password by chance. */
    private static final int TELLING_ID = 3;

    private final SecuritySettings.Password settings;

    PasswordRules(SecuritySettings.Password settings) {
        this.settings = settings;
    }

    @Override
    public String sentence() {
        return "密码不符合要求：须不少于" + settings.length() + "个字符，" + kindsSentence() + "，且不含用户名。";
    }

    private String kindsSentence() {
        return "包含大写字母、小写字母、数字、其他符号中的" + settings.kinds() + "种以上";
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(
                new Rule("PASSWORD_POLICY_LENGTH", Map.of("minLength", String.valueOf(settings.length())),
                        (password, user) -> password.codePointCount(0, password.length()) >= settings.length()),
                // the pages have no text of their own for it, and show what they have none for as it is
                new Rule(kindsSentence(), Map.of(),
                        (password, user) -> kinds(password) >= settings.kinds()),
                new Rule("PASSWORD_POLICY_USER_DATA", Map.of(), (password, user) -> !contains(password, user)));
    }

    private static long kinds(String password) {
        return password.codePoints().map(PasswordRules::kind).distinct().count();
    }

    private static int kind(int letter) {
        return Character.isUpperCase(letter) ? 0 : Character.isLowerCase(letter) ? 1 : Character.isDigit(letter) ? 2 : 3;
    }

    private static boolean contains(String password, User user) {
        String id = user == null || user.getId() == null ? "" : user.getId();
        return id.length() >= TELLING_ID && password.toLowerCase(Locale.ROOT).contains(id.toLowerCase(Locale.ROOT));
    }

    private record Rule(String placeholder, Map<String, String> parameters, BiPredicate<String, User> keeps) implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return placeholder;
        }

        @Override
        public Map<String, String> getParameters() {
            return parameters;
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, User user) {
            return keeps.test(password, user);
        }
    }
}
