// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One process at a time on the folder of a view; a process that dies leaves no lock behind. */
final class FolderLock implements AutoCloseable {

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Locks a folder, making it where it does not exist.
     *
     * @throws FolderInUseException when another verifier has it
     */
    static FolderLock on(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = FileChannel.open(
                    folder.resolve("verifier.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new FolderInUseException(folder);
            }
            return new FolderLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be used for the view", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The lock goes with the file. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
