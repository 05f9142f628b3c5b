package no.nattro.platform.jpa;

import javax.sql.DataSource;
import no.nattro.platform.servlet.InboundProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.web.servlet.DispatcherServlet;

/** The part of the starter for servlet services that have a database. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, JpaTransactionManager.class})
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseAutoConfiguration {

    @Bean
    DatabaseProblemAdvice databaseProblemAdvice() {
        return new DatabaseProblemAdvice();
    }

    /** Spring Boot hands it to the transaction manager that it makes. */
    @Bean
    @ConditionalOnSingleCandidate(DataSource.class)
    StatementDeadline statementDeadline(DataSource dataSource, DatabaseProperties database, InboundProperties inbound) {
        if (database.statementTimeout().compareTo(inbound.budget()) >= 0) {
            throw new IllegalStateException("nattro.database.statement-timeout (" + database.statementTimeout()
                    + ") must be shorter than nattro.inbound.budget (" + inbound.budget() + ")");
        }
        return new StatementDeadline(dataSource, database.statementTimeout());
    }
}
