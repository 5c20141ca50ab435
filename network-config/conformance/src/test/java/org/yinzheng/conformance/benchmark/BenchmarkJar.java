// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.yinzheng.conformance.engine.FabricEngine;

/** The contracts' jar with the minimal contract in it, and the main class that serves both. */
final class BenchmarkJar {
    private BenchmarkJar() {}

    static Path write(Path folder) throws IOException {
        Path jar = folder.resolve("contracts.jar");
        Files.copy(
                FabricEngine.contracts()
                        .orElseThrow(() -> new IllegalStateException("no jar with the contracts: add -Pservice")),
                jar);
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            add(zip, PutOneKey.class);
            add(zip, BenchmarkChaincode.class);
            startWith(zip, BenchmarkChaincode.class);
        }
        return jar;
    }

    private static void add(FileSystem zip, Class<?> one) throws IOException {
        String name = "/" + one.getName().replace('.', '/') + ".class";
        Path target = zip.getPath(name);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream content = Objects.requireNonNull(one.getResourceAsStream(name))) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void startWith(FileSystem zip, Class<?> main) throws IOException {
        Path file = zip.getPath("/META-INF/MANIFEST.MF");
        Manifest manifest;
        try (InputStream content = Files.newInputStream(file)) {
            manifest = new Manifest(content);
        }
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        try (OutputStream content = Files.newOutputStream(file)) {
            manifest.write(content);
        }
    }
}
