// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.systemcontract.SystemContract;

/**
 * Finds the contracts on the class path. The shim's own search parses every class of every library, twice, which costs more
 * processor time than all else at the start; here a class is loaded only if its bytes name the annotation.
 */
final class ContractScan {
    private static final byte[] ANNOTATION =
            ("L" + Contract.class.getName().replace('.', '/') + ";").getBytes(StandardCharsets.UTF_8);

    /** Packages of libraries, where nobody keeps contracts. */
    private static final List<String> LIBRARIES = List.of(
            "META-INF/",
            "com/fasterxml/",
            "com/google/",
            "com/sun/",
            "io/github/classgraph/",
            "io/grpc/",
            "io/netty/",
            "io/opentelemetry/",
            "io/perfmark/",
            "javax/",
            "kotlin/",
            "kotlinx/",
            "net/bytebuddy/",
            "nonapi/",
            "okhttp3/",
            "okio/",
            "org/apache/",
            "org/assertj/",
            "org/bouncycastle/",
            "org/checkerframework/",
            "org/everit/",
            "org/hyperledger/fabric/",
            "org/json/",
            "org/jspecify/",
            "org/junit/",
            "org/slf4j/",
            "org/sqlite/",
            "org/springframework/",
            "picocli/",
            "tools/jackson/");

    private ContractScan() {}

    /** The contracts, and the shim's own that answers {@code org.hyperledger.fabric:GetMetadata}. */
    static Set<Class<? extends ContractInterface>> find() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                scanFolder(path, names);
            } else if (Files.isRegularFile(path) && entry.endsWith(".jar")) {
                scanJar(path, names);
            }
        }
        Set<Class<? extends ContractInterface>> contracts = new LinkedHashSet<>(Set.of(SystemContract.class));
        for (String name : names) {
            load(name, contracts);
        }
        return contracts;
    }

    private static void scanFolder(Path folder, Set<String> names) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(folder)) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : classes) {
            String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
            if (!isOfLibrary(name) && namesAnnotation(Files.readAllBytes(file))) {
                names.add(className(name));
            }
        }
    }

    private static void scanJar(Path path, Set<String> names) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !isOfLibrary(name)) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        if (namesAnnotation(bytes.readAllBytes())) {
                            names.add(className(name));
                        }
                    }
                }
            }
        }
    }

    private static boolean isOfLibrary(String name) {
        return LIBRARIES.stream().anyMatch(name::startsWith);
    }

    private static String className(String file) {
        return file.substring(0, file.length() - ".class".length()).replace('/', '.');
    }

    private static boolean namesAnnotation(byte[] bytes) {
        int last = bytes.length - ANNOTATION.length;
        for (int i = 0; i <= last; i++) {
            if (bytes[i] == 'L' && matches(bytes, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int start) {
        for (int i = 0; i < ANNOTATION.length; i++) {
            if (bytes[start + i] != ANNOTATION[i]) {
                return false;
            }
        }
        return true;
    }

    private static void load(String name, Set<Class<? extends ContractInterface>> contracts) {
        try {
            Class<?> candidate = Class.forName(name, false, ContractScan.class.getClassLoader());
            if (candidate.isAnnotationPresent(Contract.class)) {
                contracts.add(candidate.asSubclass(ContractInterface.class));
            }
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IllegalStateException(name + " is annotated as a contract, but is not one", e);
        }
    }
}
