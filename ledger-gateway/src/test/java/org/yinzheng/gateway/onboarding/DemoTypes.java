// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The demonstration's licence types and their samples. */
final class DemoTypes {
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

    static String type(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + ".json"));
    }

    static String sample(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + SAMPLE));
    }
}
