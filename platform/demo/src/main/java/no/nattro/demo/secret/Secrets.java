package no.nattro.demo.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.postgres.Role;

/** One file a secret, so that {@code PGPASSWORD=$(cat .demo/secrets/orders)} is all a script needs. */
public record Secrets(Path folder) {

    public static final String SUPERUSER = "postgres";
    private static final String SHOPPER_KEY = "shopper-key";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Makes what is missing. A database knows its passwords already: with one, a missing password is a failure. */
    public static Secrets make(Home home) {
        Secrets secrets = new Secrets(home.secrets());
        boolean databaseIsThere = Files.exists(home.database());
        secrets.makePassword(SUPERUSER, databaseIsThere);
        for (Role role : Role.values()) {
            secrets.makePassword(role.sqlName(), databaseIsThere);
        }
        // HMAC-SHA256 gains nothing from a longer key.
        secrets.makeOnce(SHOPPER_KEY, () -> Base64.getEncoder().encodeToString(random(32)));
        return secrets;
    }

    public String superuserPassword() {
        return PrivateFiles.read(folder.resolve(SUPERUSER));
    }

    public Path superuserPasswordFile() {
        return folder.resolve(SUPERUSER);
    }

    public String password(Role role) {
        return PrivateFiles.read(passwordFile(role));
    }

    public Path passwordFile(Role role) {
        return folder.resolve(role.sqlName());
    }

    public Map<Role, String> passwords() {
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            passwords.put(role, password(role));
        }
        return passwords;
    }

    /** 32 random bytes, in base64. */
    public String shopperKey() {
        return PrivateFiles.read(folder.resolve(SHOPPER_KEY));
    }

    private void makePassword(String name, boolean databaseIsThere) {
        if (databaseIsThere && !Files.exists(folder.resolve(name))) {
            throw new DemoFailed(
                    folder.resolve(name) + " is missing, and the database beside it knows only that password."
                            + " Put the file back, or start afresh: move the folder " + folder.getParent() + " away.");
        }
        makeOnce(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
    }

    private void makeOnce(String name, Supplier<String> content) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        try {
            PrivateFiles.write(file, content.get());
        } catch (IOException e) {
            throw new DemoFailed(file + " cannot be written: " + PrivateFiles.explain(e), e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
