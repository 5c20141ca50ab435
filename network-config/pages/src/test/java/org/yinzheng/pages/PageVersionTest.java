// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PageVersionTest {

    private static String version(Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((name, content) -> bytes.put(name, content.getBytes(StandardCharsets.UTF_8)));
        return PageVersion.of(bytes);
    }

    @Test
    void any_change_of_any_file_is_another_version_and_no_change_is_the_same() {
        var page = Map.of("app.js", "run()", "look.css", "p{}");
        var versions = List.of(
                version(page),
                version(Map.of("app.js", "run(1)", "look.css", "p{}")),
                version(Map.of("app2.js", "run()", "look.css", "p{}")),
                version(Map.of("app.js", "run()")),
                version(Map.of("app.js", "run()", "look.css", "p{}", "new.js", "")),
                version(Map.of("app.js", "p{}", "look.css", "run()")),
                version(Map.of("app.jsr", "un()", "look.css", "p{}")),
                version(Map.of("app.js", "run()look.css", "p{}", "")));
        assertThat(versions).doesNotHaveDuplicates().allMatch(version -> version.matches("[0-9a-f]{16}"));
        assertThat(version(page)).isEqualTo(versions.get(0));
    }
}
