// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** The words of verdicts and checks as a module for the browser. Run {@code main} after the words changed. */
final class WordsFile {
    static final Path PATH =
            Path.of("..", "credential", "src", "main", "resources", "static", "assets", "credential", "words.js");

    private WordsFile() {}

    static String text() {
        var zh = words(Locale.CHINESE);
        var en = words(Locale.ENGLISH);
        var json = new JsonMapper();
        var text = new StringBuilder("// SPDX-License-Identifier: Apache-2.0\n"
                + "// Written by WordsFile from the verdict texts of the credential module; do not edit.\n"
                + "export const WORDS = {\n");
        for (var key : new TreeSet<>(zh.keySet())) {
            text.append("  %s: [%s, %s],\n"
                    .formatted(
                            json.writeValueAsString(key),
                            json.writeValueAsString(zh.getString(key)),
                            json.writeValueAsString(en.getString(key))));
        }
        return text.append("};\n").toString();
    }

    private static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle("org.yinzheng.credential.verdict.texts", language);
    }

    public static void main(String[] arguments) throws IOException {
        Files.writeString(PATH, text());
    }
}
