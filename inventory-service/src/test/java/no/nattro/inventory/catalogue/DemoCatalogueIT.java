package no.nattro.inventory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import no.nattro.inventory.support.InventoryTest;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

@InventoryTest
class DemoCatalogueIT {

    private final JdbcClient sql;
    private final DataSource dataSource;

    DemoCatalogueIT(JdbcClient sql, DataSource dataSource) {
        this.sql = sql;
        this.dataSource = dataSource;
    }

    @Test
    void it_has_thirty_products_in_kroner() {
        assertThat(count("products WHERE sku LIKE 'NO-10__' AND currency = 'NOK'")).isEqualTo(30);
    }

    @Test
    void three_products_are_nearly_gone_and_some_last_for_any_load_test() {
        assertThat(count("stock WHERE sku LIKE 'NO-10__' AND initial <= 5")).isEqualTo(3);
        assertThat(count("stock WHERE sku LIKE 'NO-10__' AND initial BETWEEN 6 AND 39")).isZero();
        assertThat(count("stock WHERE sku LIKE 'NO-10__' AND initial = 100000")).isEqualTo(5);
        assertThat(count("stock WHERE sku = 'NO-1001' AND initial = 100000")).isEqualTo(1);
    }

    @Test
    void loading_it_again_changes_nothing() {
        List<?> before = sql.sql("SELECT * FROM stock JOIN products USING (sku) ORDER BY sku").query().listOfRows();

        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(
                _ -> ScriptUtils.executeSqlScript(DataSourceUtils.getConnection(dataSource),
                        new ClassPathResource("db/demo/R__catalogue.sql")));

        assertThat(sql.sql("SELECT * FROM stock JOIN products USING (sku) ORDER BY sku").query().listOfRows())
                .isEqualTo(before);
    }

    private int count(String what) {
        return sql.sql("SELECT count(*) FROM " + what).query(Integer.class).single();
    }
}
