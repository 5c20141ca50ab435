// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;

/** Reads one object of a layout; whatever does not fit is refused with its path and what is accepted. */
record LayoutReader(Map<?, ?> object, String path) {
    private static final int LONGEST_TEXT = 400;

    void refuseOthers(String... members) {
        for (Object name : object.keySet()) {
            if (!Set.of(members).contains(name)) {
                throw refusal(path + " has an unknown member; the members are " + String.join(", ", members));
            }
        }
    }

    String text(String member) {
        return optionalText(member).orElseThrow(() -> wrong(member, "text"));
    }

    Optional<String> optionalText(String member) {
        Object value = object.get(member);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT) {
            return Optional.of(text);
        }
        throw wrong(member, "text of 1 to " + LONGEST_TEXT + " characters");
    }

    String choice(String member, String... accepted) {
        String value = text(member);
        if (!Set.of(accepted).contains(value)) {
            throw wrong(member, "one of " + String.join(", ", accepted));
        }
        return value;
    }

    String matching(String member, String pattern, String accepted) {
        String value = text(member);
        if (!value.matches(pattern)) {
            throw wrong(member, accepted);
        }
        return value;
    }

    int number(String member, int least, int most) {
        if (object.get(member) instanceof Number number && number.longValue() >= least && number.longValue() <= most) {
            return number.intValue();
        }
        throw wrong(member, "a number from " + least + " to " + most);
    }

    Labels labels(String member) {
        return optionalLabels(member).orElseThrow(() -> wrong(member, "an object of zh and en"));
    }

    Optional<Labels> optionalLabels(String member) {
        return optionalObject(member).map(labels -> {
            labels.refuseOthers("zh", "en");
            return new Labels(labels.text("en"), labels.text("zh"));
        });
    }

    Optional<LayoutReader> optionalObject(String member) {
        Object value = object.get(member);
        return value == null ? Optional.empty() : Optional.of(object(value, member));
    }

    List<LayoutReader> objects(String member, int most) {
        List<LayoutReader> objects = new ArrayList<>();
        for (Object entry : list(object.get(member), member, most)) {
            objects.add(object(entry, member));
        }
        return objects;
    }

    List<List<String>> rows(String member, int mostRows, int mostCells) {
        List<List<String>> rows = new ArrayList<>();
        for (Object row : list(object.get(member), member, mostRows)) {
            List<String> cells = new ArrayList<>();
            for (Object cell : list(row, member, mostCells)) {
                cells.add(cell instanceof String name ? name : refuse(member, "a list of lists of field names"));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** Names of fields; none where the member is absent. */
    List<String> names(String member, int most) {
        if (object.get(member) == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Object name : list(object.get(member), member, most)) {
            names.add(name instanceof String field ? field : refuse(member, "a list of field names"));
        }
        return names;
    }

    private String refuse(String member, String accepted) {
        throw wrong(member, accepted);
    }

    private LayoutReader object(@Nullable Object value, String member) {
        if (value instanceof Map<?, ?> map) {
            return new LayoutReader(map, path + "." + member);
        }
        throw wrong(member, "an object");
    }

    private List<?> list(@Nullable Object value, String member, int most) {
        if (value instanceof List<?> list && !list.isEmpty() && list.size() <= most) {
            return list;
        }
        throw wrong(member, "a list of 1 to " + most);
    }

    private IllegalArgumentException wrong(String member, String accepted) {
        return refusal(path + "." + member + " must be " + accepted);
    }

    private static IllegalArgumentException refusal(String text) {
        return new IllegalArgumentException(text);
    }
}
