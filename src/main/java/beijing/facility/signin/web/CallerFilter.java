package beijing.facility.signin.web;

import java.io.IOException;

import org.springframework.web.filter.OncePerRequestFilter;

import beijing.facility.signin.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Notes from where a request comes, as the container tells it. */
class CallerFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller.comesFrom(request.getRemoteAddr(), request.getServletPath().startsWith("/camunda"));
        try {
            chain.doFilter(request, response);
        } finally {
            Caller.isGone();
        }
    }
}
