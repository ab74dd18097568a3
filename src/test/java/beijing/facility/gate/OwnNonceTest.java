package beijing.facility.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;

/** A page's scripts run, whoever else asks something of the web applications at the same moment. */
class OwnNonceTest {

    private final MockServletContext application = new MockServletContext();
    private final ContentSecurityPolicyProvider policy = new ContentSecurityPolicyProvider();

    @Test
    void thePolicyAndThePageHaveTheSameNonceWhateverComesInBetween() throws Exception {
        policy.parseParams();
        ServletContext page = context();
        String header = policy.getHeaderValue(page);
        policy.getHeaderValue(context());
        assertThat(header).contains("'nonce-" + page.getAttribute(OwnNonce.NONCE) + "'");
        assertThat(OwnNonce.NONCE).isEqualTo(ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE);
    }

    @Test
    void allElseIsTheApplications() throws Exception {
        context().setAttribute("telemetry", "sent");
        assertThat(application.getAttribute("telemetry")).isEqualTo("sent");
        assertThat(context().getAttribute("telemetry")).isEqualTo("sent");
        assertThat(context().getContextPath()).isEqualTo(application.getContextPath());
    }

    /** As a request sees it behind the filter. */
    private ServletContext context() throws Exception {
        MockFilterChain chain = new MockFilterChain();
        new OwnNonce().doFilter(new MockHttpServletRequest(application), new MockHttpServletResponse(), chain);
        ServletRequest behind = chain.getRequest();
        return behind.getServletContext();
    }
}
