package beijing.facility.workflow.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Keeps back the body of an answer that is an error by the time its body is begun, and lets any other through. */
class ErrorCapture extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private PrintWriter writer;

    ErrorCapture(HttpServletResponse response) {
        super(response);
    }

    byte[] captured() {
        if (writer != null) {
            writer.flush();
        }
        return captured.toByteArray();
    }

    private boolean error() {
        return getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
    }

    @Override
    public void setContentLength(int length) {
        if (!error()) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!error()) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!error()) {
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return error() ? new CapturingStream() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!error()) {
            return super.getWriter();
        }
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(captured, StandardCharsets.UTF_8));
        }
        return writer;
    }

    private final class CapturingStream extends ServletOutputStream {

        @Override
        public void write(int value) {
            captured.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            captured.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("no asynchronous writing of errors");
        }
    }
}
