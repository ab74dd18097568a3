package beijing.facility.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Nobody could sign in, so the application does not start. */
class NoAdministrator extends RuntimeException {

    NoAdministrator(String message) {
        super(message);
    }

    /** Shows the sentence on the console in place of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<NoAdministrator> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, NoAdministrator problem) {
            return new FailureAnalysis(problem.getMessage(),
                    "请设置 ADMIN_USER（用户名）和 ADMIN_PASSWORD（至少12个字符，须含三种以上字符）后重新启动；管理员建立后即可去掉这两个变量。", problem);
        }
    }
}
