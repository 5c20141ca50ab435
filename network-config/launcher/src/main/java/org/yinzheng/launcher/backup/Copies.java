// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yinzheng.network.PrivateFiles;

/** Copies files so that only their owner can read the copies, and takes away what is not wanted. */
final class Copies {
    private Copies() {}

    /** Copies the regular files of a tree that are wanted, asked by their path relative to it. */
    static void tree(Path source, Path target, Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(source)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> paths = Files.walk(source)) {
            files = paths.filter(Files::isRegularFile)
                    .map(source::relativize)
                    .filter(wanted)
                    .toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(file.toString());
            PrivateFiles.createFolder(folderOf(copy));
            Files.copy(source.resolve(file.toString()), copy);
        }
    }

    /** Makes everything below the folder its owner's alone and brings it to the disk. */
    static void seal(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                PrivateFiles.restrict(path);
                if (Files.isRegularFile(path)) {
                    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                }
            }
        }
    }

    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path one : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is no file");
        }
        return parent;
    }
}
