package beijing.facility.gate;

import java.io.IOException;

import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/** What the container asks for when an address answers with an error: its sentence, whatever type the client wanted. */
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asked = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
        int status = asked ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) : 404;
        Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        HttpServletRequest failed = address == null ? request : new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                return address.toString();
            }
        };
        Answers.write(failed, response, status, Sentences.of(status));
    }
}
