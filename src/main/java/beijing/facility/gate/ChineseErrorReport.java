package beijing.facility.gate;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * What the container itself says of a request that it can't read, so that it never gets as far as a filter. Public, because the
 * container makes it by its name.
 */
public class ChineseErrorReport extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            SecurityHeaders.put(request, response);
            Answers.write(request, response, response.getStatus(), Sentences.of(response.getStatus()));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // nobody is there any more, or the answer is on its way
        }
    }
}
