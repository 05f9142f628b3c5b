package no.nattro.demo.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.postgres.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;
    private Home home;

    @BeforeEach
    void atHome() {
        home = new Home(folder, folder.resolve(".demo"));
    }

    @Test
    void each_role_has_a_password_of_its_own_that_stays() {
        Secrets first = Secrets.make(home);
        Secrets second = Secrets.make(home);

        assertThat(second.passwords()).isEqualTo(first.passwords());
        assertThat(first.passwords().values()).doesNotHaveDuplicates().allSatisfy(
                password -> assertThat(password).hasSizeGreaterThanOrEqualTo(32));
    }

    @Test
    void the_shoppers_key_is_32_bytes() {
        assertThat(Base64.getDecoder().decode(Secrets.make(home).shopperKey())).hasSize(32);
    }

    @Test
    void a_password_that_only_the_database_knows_is_not_made_anew() throws IOException {
        Secrets secrets = Secrets.make(home);
        Files.createDirectories(home.database());
        Files.delete(secrets.passwordFile(Role.BANK));

        assertThatThrownBy(() -> Secrets.make(home)).isInstanceOf(DemoFailed.class)
                .hasMessageContaining("secrets/bank is missing");
        assertThat(secrets.passwordFile(Role.BANK)).doesNotExist();
    }
}
