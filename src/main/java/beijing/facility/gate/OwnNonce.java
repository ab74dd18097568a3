package beijing.facility.gate;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.springframework.web.filter.OncePerRequestFilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The web applications keep the nonce of a page's policy with the whole application between its header and its text: another request of
 * anybody's in between, and the browser runs no script of the page. Here each request has its own.
 */
class OwnNonce extends OncePerRequestFilter {

    static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Own(request), response);
    }

    private static final class Own extends HttpServletRequestWrapper {

        private Object nonce;
        private ServletContext context;

        private Own(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletContext getServletContext() {
            if (context == null) {
                ServletContext all = super.getServletContext();
                context = (ServletContext) Proxy.newProxyInstance(Own.class.getClassLoader(), new Class<?>[] {ServletContext.class},
                        (proxy, method, given) -> answer(all, method, given));
            }
            return context;
        }

        private Object answer(ServletContext all, Method method, Object[] given) throws Throwable {
            boolean own = given != null && given.length > 0 && NONCE.equals(given[0]);
            if (own && method.getName().equals("setAttribute")) {
                nonce = given[1];
                return null;
            }
            if (own && method.getName().equals("getAttribute")) {
                return nonce;
            }
            try {
                return method.invoke(all, given);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
    }
}
