// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chinese words that the glossary rules out ("not 台账") stand in no text: pages, messages, commands, documents. */
class GlossaryTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path GLOSSARY = ROOT.resolve("docs/glossary.md");
    private static final Pattern RULED_OUT = Pattern.compile("\\bnot (\\p{IsHan}+(?:, \\p{IsHan}+)*)");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|js|html|properties|json|ya?ml|webmanifest|md|sql)");
    private static final List<String> PLACES = List.of(
            "README.md",
            "docs",
            "chaincode/src/main",
            "credential/src/main",
            "credential/src/test/resources/vectors",
            "ledger-gateway/src/main",
            "verifier-web/src/main",
            "network-config");

    /** A row of the glossary that rules words out: its own words, and the others. */
    private record Row(List<String> right, List<String> wrong) {
        /** The wrong words in a text; 核验证照 is 核验 and 证照, and holds no 验证. */
        List<String> wrongIn(String text) {
            String rest = text;
            for (String word : right) {
                rest = rest.replace(word, " ");
            }
            return wrong.stream().filter(rest::contains).toList();
        }
    }

    @Test
    void words_that_the_glossary_rules_out_stand_in_no_text() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).flatExtracting(Row::wrong).contains("签发机关", "验证", "台账");
        List<Path> texts = texts();
        assertThat(texts).hasSizeGreaterThan(500);
        List<String> found = new ArrayList<>();
        for (Path text : texts) {
            String content = Files.readString(text);
            for (Row row : rows) {
                row.wrongIn(content).forEach(word -> found.add(ROOT.relativize(text) + ": " + word));
            }
        }
        assertThat(found).as("docs/glossary.md names the word to use").isEmpty();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(GLOSSARY)) {
            Matcher ruledOut = RULED_OUT.matcher(line);
            if (ruledOut.find()) {
                String right = line.split("\\|")[2].strip();
                rows.add(new Row(
                        List.of(right.split("、")), List.of(ruledOut.group(1).split(", "))));
            }
        }
        return rows;
    }

    private static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>();
        for (String place : PLACES) {
            try (Stream<Path> paths = Files.walk(ROOT.resolve(place))) {
                paths.filter(GlossaryTest::isText).forEach(texts::add);
            }
        }
        return texts;
    }

    private static boolean isText(Path path) {
        String name = path.toString().replace('\\', '/');
        return TEXT.matcher(name).matches()
                && !name.contains("/target/")
                && !name.contains("/src/test/java/")
                && !path.equals(GLOSSARY);
    }
}
