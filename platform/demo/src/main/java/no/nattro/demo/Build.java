package no.nattro.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this command was built from.
 *
 * @param commit empty when it was not built from a git checkout
 */
record Build(String version, String postgresVersion, String commit) {

    static Build read() {
        Properties demo = load("demo.properties");
        Properties git = load("/git.properties");
        String commit = git.getProperty("git.commit.id.abbrev", "");
        boolean dirty = Boolean.parseBoolean(git.getProperty("git.dirty"));
        return new Build(demo.getProperty("version"), demo.getProperty("postgres.version"),
                dirty ? commit + " with changes" : commit);
    }

    String[] lines() {
        return new String[]{
                "Nattro " + version + (commit.isEmpty() ? "" : " (commit " + commit + ")"),
                "PostgreSQL " + postgresVersion,
                "Java " + Runtime.version()};
    }

    private static Properties load(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
