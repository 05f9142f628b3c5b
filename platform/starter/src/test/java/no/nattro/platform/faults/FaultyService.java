package no.nattro.platform.faults;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A service that says what it has processed. In front of it stands something that counts what comes in. */
@SpringBootApplication(exclude = {DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class})
@RestController
class FaultyService {

    final List<String> processed = new CopyOnWriteArrayList<>();
    final AtomicInteger inside = new AtomicInteger();
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);

    @PutMapping("/things/{name}")
    Thing put(@PathVariable String name, @RequestBody Thing thing) {
        processed.add(name);
        return thing;
    }

    @GetMapping("/things/{name}")
    Thing get(@PathVariable String name) {
        processed.add(name);
        return new Thing("none", name);
    }

    @GetMapping("/large")
    String large() {
        processed.add("large");
        return "x".repeat(1_000_000);
    }

    @GetMapping("/bug")
    void bug() {
        processed.add("bug");
        throw new IllegalStateException("a bug");
    }

    @GetMapping("/long")
    String answerLate() throws InterruptedException {
        entered.countDown();
        return letGo.await(30, TimeUnit.SECONDS) ? "done" : "forgotten";
    }

    @Bean
    FilterRegistrationBean<Filter> places() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            inside.incrementAndGet();
            try {
                chain.doFilter(request, response);
            } finally {
                inside.decrementAndGet();
            }
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    record Thing(String token, String text) {}
}
