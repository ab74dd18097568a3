package beijing.facility.gate;

import java.io.IOException;
import java.io.PrintWriter;

import org.springframework.web.filter.OncePerRequestFilter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Gives an error that somebody further inside answers with nothing but a status its sentence. */
class EveryErrorSpeaks extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Watched watched = new Watched(response);
        try {
            chain.doFilter(request, watched);
        } catch (TooLarge tooLarge) {
            if (response.isCommitted()) {
                throw tooLarge;
            }
            Answers.instead(request, response, tooLarge.status(), tooLarge.getMessage());
            return;
        }
        if (response.getStatus() >= 400 && !watched.spoken && !response.isCommitted()) {
            Answers.write(request, response, response.getStatus(), Sentences.of(response.getStatus()));
        }
    }

    /** Knows whether there is a body already, or the container is about to ask for one. */
    private static final class Watched extends HttpServletResponseWrapper {

        private boolean spoken;

        private Watched(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            spoken = true;
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            spoken = true;
            return super.getWriter();
        }

        @Override
        public void sendError(int status) throws IOException {
            spoken = true;
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            spoken = true;
            super.sendError(status, message);
        }
    }
}
