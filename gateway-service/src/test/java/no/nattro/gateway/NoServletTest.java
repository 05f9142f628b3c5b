package no.nattro.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** The starter serves servlet services too, and must not turn the gateway into one. */
@GatewayUnderTest
class NoServletTest {

    private final ApplicationContext context;

    NoServletTest(ApplicationContext context) {
        this.context = context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.servlet.Servlet", "org.apache.catalina.startup.Tomcat",
            "org.apache.tomcat.util.net.NioEndpoint", "org.springframework.web.servlet.DispatcherServlet",
            "org.apache.hc.client5.http.classic.HttpClient", "jakarta.persistence.EntityManager"})
    void it_is_not_on_the_class_path(String name) {
        assertThat(ClassUtils.isPresent(name, getClass().getClassLoader())).isFalse();
    }

    @Test
    void no_jar_of_tomcat_or_mvc_is_on_the_class_path() {
        assertThat(System.getProperty("java.class.path").split(File.pathSeparator)).isNotEmpty()
                .noneMatch(jar -> jar.matches(".*/(tomcat-|spring-webmvc|jakarta\\.servlet|spring-orm)[^/]*\\.jar"));
    }

    @Test
    void the_gateway_runs_on_netty() {
        assertThat(context).isInstanceOf(ReactiveWebServerApplicationContext.class);
        assertThat(((ReactiveWebServerApplicationContext) context).getWebServer().getClass().getSimpleName())
                .isEqualTo("NettyWebServer");
    }
}
