package beijing.facility.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What an answer tells the browser, with and without TLS. */
class SecurityHeadersTest {

    @Test
    void behindTlsTheBrowserStaysThereAndNoCookieGoesOutInTheClear() throws Exception {
        MockHttpServletResponse answer = answer(true, "/camunda/app/tasklist/default/");
        assertThat(answer.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(answer.getHeaders("Set-Cookie")).hasSize(3).allMatch(cookie -> cookie.toLowerCase().contains("secure"));
    }

    @Test
    void withoutTlsNothingIsPromised() throws Exception {
        MockHttpServletResponse answer = answer(false, "/camunda/app/tasklist/default/");
        assertThat(answer.getHeader("Strict-Transport-Security")).isNull();
        assertThat(answer.getHeaders("Set-Cookie")).hasSize(3).noneMatch(cookie -> cookie.toLowerCase().contains("; secure; secure"));
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("max-age=60");
    }

    @Test
    void dataIsNeverKept() throws Exception {
        assertThat(answer(false, "/api/projects").getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer(false, "/engine-rest/task").getHeader("Content-Security-Policy")).contains("default-src 'none'");
    }

    private static MockHttpServletResponse answer(boolean secure, String address) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        request.setServletPath(address);
        request.setSecure(secure);
        MockHttpServletResponse response = new MockHttpServletResponse();
        HttpServlet servlet = new HttpServlet() {
            @Override
            protected void service(HttpServletRequest given, HttpServletResponse answer) {
                answer.addHeader("Set-Cookie", "XSRF-TOKEN=1;Path=/camunda;SameSite=Lax");
                answer.addHeader("Set-Cookie", "other=1; Secure");
                answer.addCookie(new Cookie("third", "1"));
                answer.setHeader("Cache-Control", "max-age=60");
            }
        };
        new SecurityHeaders().doFilter(request, response, new MockFilterChain(servlet));
        return response;
    }
}
