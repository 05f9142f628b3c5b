package no.nattro.payment.bank.simulated;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The bank's own database, apart from the payments': a transaction over both would make a bank out of us that cannot
 * fail. No bean here is a default candidate, so that everything that asks for "the" DataSource gets the payments'.
 */
@Configuration(proxyBeanMethods = false)
class BankDatabase {

    static final String TRANSACTIONS = "bankTransactionManager";

    private static final String DATA_SOURCE = "bankDataSource";
    private static final String MIGRATION = "bankMigration";

    @Bean(name = DATA_SOURCE, defaultCandidate = false)
    HikariDataSource dataSource(SimulatedBankProperties properties) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("bank");
        pool.setJdbcUrl(properties.datasource().url());
        pool.setUsername(properties.datasource().username());
        pool.setPassword(properties.datasource().password());
        pool.setMaximumPoolSize(5); // as for the payments: enough for a small pod, and twice five per pod adds up
        pool.setConnectionTimeout(500); // half of the limit that a call to the bank has
        pool.setInitializationFailTimeout(30_000); // a database that starts together with the service gets its time
        pool.addDataSourceProperty("logServerErrorDetail", "false"); // it would quote rows, and with them tokens
        pool.addDataSourceProperty("options", "-c statement_timeout=" + properties.statementTimeout().toMillis());
        return new HikariDataSource(pool);
    }

    /** On connections of its own: those of the pool cancel what takes long, as a migration may. */
    @Bean(name = MIGRATION, defaultCandidate = false, initMethod = "migrate")
    Flyway migration(SimulatedBankProperties properties) {
        SimulatedBankProperties.Login login = properties.datasource();
        return Flyway.configure().dataSource(login.url(), login.username(), login.password()).connectRetries(30)
                .connectRetriesInterval(1).locations("classpath:db/bank").load();
    }

    @Bean(name = TRANSACTIONS, defaultCandidate = false)
    JdbcTransactionManager transactions(@Qualifier(DATA_SOURCE) DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean(defaultCandidate = false)
    @DependsOn(MIGRATION)
    JdbcClient bankSql(@Qualifier(DATA_SOURCE) DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }
}
