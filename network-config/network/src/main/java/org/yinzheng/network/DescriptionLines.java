// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** On which line of {@code network.yaml} a member stands, by its JSON pointer (RFC 6901). */
public final class DescriptionLines {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Map<String, Integer> lines = new HashMap<>();

    private DescriptionLines() {}

    /** The lines of a text; of one that is no YAML, those before the first error. */
    public static DescriptionLines of(String yaml) {
        DescriptionLines found = new DescriptionLines();
        try (JsonParser parser = YAML.createParser(yaml)) {
            while (parser.nextToken() != null) {
                found.lines.putIfAbsent(
                        parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (JacksonException e) {
            // whoever reads the text for its content reports what is wrong with it
            return found;
        }
        return found;
    }

    /** {@code network.yaml, line n}: of the member itself or of what should hold it. */
    public String place(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return "network.yaml, line " + line;
            }
        }
        return "network.yaml";
    }
}
