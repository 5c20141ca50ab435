// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The demonstration's licence types and their samples, from the launcher's own files. */
public final class DemoTypes {
    private static final Path FOLDER = Path.of("../network-config/launcher/src/main/resources/demo/types");
    private static final String SAMPLE = ".sample.json";

    private DemoTypes() {}

    /** All names, for example {@code 01-food-business-licence}. */
    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SAMPLE))
                    .map(name -> name.substring(0, name.length() - SAMPLE.length()))
                    .sorted()
                    .toList();
        }
    }

    public static String type(String name) {
        return read(name + ".json");
    }

    public static String sample(String name) {
        return read(name + SAMPLE);
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
