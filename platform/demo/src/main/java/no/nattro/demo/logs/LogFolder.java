package no.nattro.demo.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;

/**
 * The logs of a stack. They outlive it, and new ones appear while they are read.
 *
 * @param components the names of everything that may write one
 */
public record LogFolder(Path path, List<String> components) {

    /** What is there at this moment, the gateway's first. */
    public List<InstanceLog> files() {
        List<InstanceLog> files = new ArrayList<>();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(path, "*" + InstanceLog.SUFFIX)) {
            for (Path log : logs) {
                String name = log.getFileName().toString();
                files.add(file(name.substring(0, name.length() - InstanceLog.SUFFIX.length())));
            }
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw unreadable(e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
        files.sort(null);
        return files;
    }

    /** @param names none: all of them */
    public List<InstanceLog> files(Collection<String> names) {
        return files().stream().filter(file -> names.isEmpty() || names.contains(file.name())).toList();
    }

    /** Where that instance writes, or would. */
    public InstanceLog file(String name) {
        return InstanceLog.in(path, name, components);
    }

    /** Whether that may have a log, now or later. */
    public boolean knows(String name) {
        return file(name).component() < components.size() || names().contains(name);
    }

    /** Everything that can be asked for, apart from further instances that have not run yet. */
    public List<String> names() {
        return Stream.concat(components.stream().map(this::file), files().stream()).sorted().map(InstanceLog::name)
                .distinct().toList();
    }

    private DemoFailed unreadable(IOException failure) {
        return new DemoFailed("The logs in " + path + " cannot be read: " + PrivateFiles.explain(failure),
                new UncheckedIOException(failure));
    }
}
