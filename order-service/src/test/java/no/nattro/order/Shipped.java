package no.nattro.order;

import java.util.Map;
import no.nattro.platform.defaults.NattroDefaults;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** The settings that a service ships with, as Spring Boot reads them; this machine's environment has no say. */
record Shipped(Binder settings) {

    /** @param profiles those that are active */
    static Shipped of(String service, String... profiles) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("where", Map.of("spring.config.location",
                "file:../" + service + "/src/main/resources/")));
        ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(),
                new DefaultBootstrapContext(), profiles);
        new NattroDefaults().postProcessEnvironment(environment, new SpringApplication());
        return new Shipped(Binder.get(environment));
    }

    /** A record of settings, with its defaults. */
    <T> T all(String prefix, Class<T> type) {
        return settings.bindOrCreate(prefix, Bindable.of(type));
    }

    /** One setting; fails where the service's files do not have it. */
    <T> T one(String name, Class<T> type) {
        return settings.bind(name, type).get();
    }
}
