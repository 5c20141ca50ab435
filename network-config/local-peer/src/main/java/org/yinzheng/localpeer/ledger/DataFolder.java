// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that holds one ledger. While it is open no other process, and no other part of this one, can open it. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws LedgerException if the folder is in use or cannot be written. */
    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new LedgerException(
                        "the folder " + folder + " is in use by another local peer: stop it, or name another folder");
            }
            return prepared(new DataFolder(folder, channel, lock));
        } catch (IOException e) {
            throw new LedgerException("the folder " + folder + " cannot be written", e);
        }
    }

    private static DataFolder prepared(DataFolder opened) throws IOException {
        try {
            opened.prepareTemporary();
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A killed process leaves SQLite's native library behind: keep it in here, and clean up at the next start. */
    private void prepareTemporary() throws IOException {
        Path temporary = Files.createDirectories(temporary());
        List<Path> left;
        try (Stream<Path> files = Files.walk(temporary)) {
            left = files.filter(Files::isRegularFile).toList();
        }
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
        if (System.getProperty("org.sqlite.tmpdir") == null) {
            System.setProperty("org.sqlite.tmpdir", temporary.toAbsolutePath().toString());
        }
    }

    static Path database(Path folder) {
        return folder.resolve("ledger.sqlite");
    }

    static Path head(Path folder) {
        return folder.resolve("HEAD");
    }

    Path database() {
        return database(folder);
    }

    Path head() {
        return head(folder);
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new LedgerException("the folder " + folder + " could not be unlocked", e);
        }
    }
}
