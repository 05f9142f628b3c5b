package no.nattro.platform.faults;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.Writer;

/** Takes an answer and sends nothing of it. To drop it at its end would be too late: Jackson flushes what it writes. */
final class NoAnswer extends HttpServletResponseWrapper {

    private boolean flushed;

    NoAnswer(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {

            @Override
            public void write(int b) {
                // that is all
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                // that is all
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("this answer is written by the thread that has it");
            }
        };
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(Writer.nullWriter());
    }

    @Override
    public void flushBuffer() {
        flushed = true;
    }

    /** As the application knows it of an answer. */
    @Override
    public boolean isCommitted() {
        return flushed || super.isCommitted();
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        setStatus(status);
    }

    @Override
    public void sendRedirect(String location) {
        setStatus(SC_FOUND);
    }
}
