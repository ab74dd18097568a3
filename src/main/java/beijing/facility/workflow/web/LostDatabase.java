package beijing.facility.workflow.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

import beijing.facility.gate.Answers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What a caller reads while the database can't be reached. A connection that breaks may break while it commits: then nobody knows
 * whether the step was kept, and the sentence says so.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class LostDatabase extends OncePerRequestFilter {

    static final int STATUS = HttpStatus.SERVICE_UNAVAILABLE.value();

    private static final Logger LOG = LoggerFactory.getLogger(LostDatabase.class);
    private static final String NOT_BEGUN = "暂时连接不上数据库，未保存任何内容，请稍后重试。";
    private static final String BROKEN = "与数据库的连接中断，不能确定此次操作是否已保存，请稍后刷新，核对后再办理。";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException thrown) {
            if (!caused(thrown) || response.isCommitted()) {
                throw thrown;
            }
            Answers.instead(request, response, STATUS, sentence(thrown));
        }
    }

    static boolean caused(Throwable thrown) {
        return causes(thrown).anyMatch(cause -> cause instanceof SQLException lost && lost(lost.getSQLState()));
    }

    static String sentence(Throwable thrown) {
        LOG.warn("The database is lost: {}", causes(thrown).reduce((outer, inner) -> inner).orElse(thrown).toString());
        return causes(thrown).anyMatch(CannotCreateTransactionException.class::isInstance) ? NOT_BEGUN : BROKEN;
    }

    /** No state comes from the pool, which waited in vain for a connection; the classes are those of SQL and of PostgreSQL. */
    private static boolean lost(String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("58");
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}
