package no.nattro.platform.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A service whose requests hang for as long as a test wants, and end in every way that there is. */
@Profile("busy") // else the other applications of this package would find it
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class})
@RestController
class BusyApplication {

    private final AtomicInteger hanging = new AtomicInteger();
    private volatile CompletableFuture<String> release = new CompletableFuture<>();

    int hanging() {
        return hanging.get();
    }

    void releaseAll() {
        release.complete("released");
        release = new CompletableFuture<>();
    }

    @RequestMapping({"/hang", "/slow/hang"})
    String hang() throws Exception {
        return hangLater().get(30, TimeUnit.SECONDS);
    }

    @PostMapping("/slow/hang-later")
    CompletableFuture<String> hangLater() {
        hanging.incrementAndGet();
        return release.whenComplete((_, _) -> hanging.decrementAndGet());
    }

    @PostMapping("/slow/well")
    String well(@RequestBody String body) {
        return body;
    }

    @PostMapping("/slow/bug")
    String bug() {
        throw new IllegalStateException("a bug");
    }

    @PostMapping("/slow/error-page")
    void errorPage(HttpServletResponse response) throws IOException {
        response.sendError(500);
    }

    @PostMapping("/slow/later")
    CompletableFuture<String> later() {
        return CompletableFuture.supplyAsync(() -> "done",
                CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
    }

    @PostMapping("/slow/later-bug")
    Callable<String> laterBug() {
        return () -> {
            throw new IllegalStateException("a bug");
        };
    }

    @PostMapping("/slow/never")
    DeferredResult<String> never() {
        return new DeferredResult<>(20L);
    }

    /** More than any buffer on the way takes, so that who sends it hears of a reader that is gone. */
    @PostMapping("/slow/stream")
    StreamingResponseBody stream() {
        return out -> {
            byte[] block = new byte[1 << 16];
            for (int i = 0; i < 1000; i++) {
                out.write(block);
            }
        };
    }

    @GetMapping("/")
    String other() {
        return "here";
    }

    @Bean
    ServletRegistrationBean<HttpServlet> twice() {
        return new ServletRegistrationBean<>(new Twice(), "/slow/twice");
    }

    /** Becomes asynchronous, is dispatched back to itself, and becomes so again. */
    private static final class Twice extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            AsyncContext async = request.startAsync();
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(async::complete);
            } else {
                async.dispatch();
            }
        }
    }
}
