package no.nattro.demo.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that only their owner may read and that are there in whole or not at all: a passer-by must not see a password
 * even for a moment, and a command that is killed while it writes must not leave half a file.
 */
public final class PrivateFiles {

    private PrivateFiles() {}

    public static Path directory(Path directory) throws IOException {
        return Files.createDirectories(directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    public static void write(Path file, String content) throws IOException {
        directory(file.getParent());
        Path unfinished = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            // DSYNC: after a power cut the name must not stand for an empty file.
            Files.write(unfinished, content.getBytes(StandardCharsets.UTF_8), Set.of(StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC).toArray(StandardOpenOption[]::new));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Deletes a file or a whole folder; symbolic links are deleted, not followed. Nothing there is fine. */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Says what went wrong with which file in words: a bare exception's message is often the file's name alone. */
    public static String explain(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " is missing";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + " is another user's: run ./demo as that one, or put the state elsewhere:"
                    + " NATTRO_STATE=folder";
        }
        if (failure instanceof FileAlreadyExistsException other) {
            return other.getFile() + " is a file, and a folder is wanted";
        }
        if (failure instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + ": " + failure.getClass().getSimpleName();
        }
        return String.valueOf(failure.getMessage());
    }

    /** @throws UncheckedIOException when the file is there but cannot be read */
    public static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
