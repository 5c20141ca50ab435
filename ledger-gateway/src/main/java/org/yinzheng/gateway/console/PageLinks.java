// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The ways on from a page of a list. They are links with all that was asked for in them, so that each page has an address that
 * can be kept, and need no script.
 *
 * @param first to the list's beginning, absent where this is it
 * @param next to what follows, absent on the last page
 */
public record PageLinks(@Nullable String first, @Nullable String next) {
    /**
     * @param asked what else the address says, null and empty values left out
     * @param name of the parameter that carries the place
     * @param after the place from which this page goes on, absent on the first
     * @param next the place from which the next one does
     */
    public static PageLinks of(
            String path, Map<String, ?> asked, String name, @Nullable String after, Optional<String> next) {
        var first = after == null ? null : link(path, asked, name, "");
        return new PageLinks(
                first, next.map(place -> link(path, asked, name, place)).orElse(null));
    }

    /** Of a list for which nothing else can be asked. */
    public static PageLinks of(String path, @Nullable String after, Optional<String> next) {
        return of(path, Map.of(), "after", after, next);
    }

    private static String link(String path, Map<String, ?> asked, String name, String place) {
        var link = UriComponentsBuilder.fromPath(path);
        asked.forEach((one, value) -> add(link, one, String.valueOf(value)));
        add(link, name, place);
        return link.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder link, String name, String value) {
        if (!value.isEmpty()) {
            link.queryParam(name, value);
        }
    }
}
