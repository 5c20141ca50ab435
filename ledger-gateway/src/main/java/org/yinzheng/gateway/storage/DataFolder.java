// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything this process must not lose. One process at a time; directories 0700, secrets 0600,
 * a secret file appears whole or not at all.
 */
public final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Opens and locks the folder, making it where it does not exist. */
    public static DataFolder open(Path root) {
        try {
            createPrivate(root);
            var channel =
                    FileChannel.open(root.resolve("gateway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new IllegalStateException("another gateway already runs on " + root
                        + ": stop it, or name another folder with yinzheng.gateway.data");
            }
            return new DataFolder(root, channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + root, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A path inside the folder; its parent exists afterwards. */
    public Path resolve(String relative) {
        var path = root.resolve(relative);
        var parent = path.getParent();
        if (parent != null) {
            made(parent);
        }
        return path;
    }

    /** A folder inside this one, which exists afterwards. */
    public Path folder(String relative) {
        return made(root.resolve(relative));
    }

    private static Path made(Path folder) {
        try {
            createPrivate(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
    }

    /** Reads the secret, or makes it with the supplier, stores it 0600 and returns what is stored. */
    public byte[] secret(String relative, Supplier<byte[]> maker) {
        var file = resolve(relative);
        try {
            if (!Files.exists(file)) {
                writePrivate(file, maker.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make " + file, e);
        }
    }

    /** The given number of random bytes, made on first use. */
    public byte[] randomSecret(String relative, int bytes) {
        return secret(relative, () -> {
            var random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            return random;
        });
    }

    /** Puts a whole file in place, readable by its owner alone. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        var draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "draft",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void createPrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            throw new IOException(folder + " is a file, a folder is needed", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + root, e);
        }
    }
}
