package no.nattro.platform.jpa;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.web.servlet.DispatcherServlet;

/** The part of the starter for servlet services that have a database. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, JpaTransactionManager.class})
public class DatabaseProblemAutoConfiguration {

    @Bean
    DatabaseProblemAdvice databaseProblemAdvice() {
        return new DatabaseProblemAdvice();
    }
}
