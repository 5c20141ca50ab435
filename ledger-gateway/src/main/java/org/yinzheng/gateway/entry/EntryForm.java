// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.issuing.UsualValidity;
import org.yinzheng.gateway.problem.ErrorPhrases;

/**
 * The form of a type: what is typed, in the order of the page, with the words of the reader.
 *
 * @param holders one list of inputs for each holder
 * @param fields the type's own
 * @param items one list of inputs for each entry of the type's table
 * @param elsewhere what does not fit and stands beside no input
 */
public record EntryForm(
        List<List<Input>> holders, List<Input> fields, List<List<Input>> items, List<String> elsewhere) {
    private static final int MOST_HOLDERS = 20;
    private static final int LONG_TEXT = 60;
    private static final Labels YUAN = new Labels(" (yuan)", "（元）");

    /** Only what belongs to the document: nothing else of a request is carried on. */
    public static Map<String, String> typed(Map<String, String> parameters) {
        var typed = new TreeMap<String, String>();
        parameters.forEach((name, value) -> {
            if (name.startsWith("holders[") || name.startsWith("fields.")) {
                typed.put(name, value);
            }
        });
        return typed;
    }

    /** How many holders a form shows for what was typed. */
    public static int holders(Map<String, String> typed) {
        int holders = 1;
        while (holders < MOST_HOLDERS && typed.containsKey("holders[" + holders + "].name")) {
            holders++;
        }
        return holders;
    }

    /** Room for so many holders, as far as a form has it. */
    public static void roomFor(int holders, Map<String, String> typed) {
        for (int i = 1; i < Math.min(holders, MOST_HOLDERS); i++) {
            typed.putIfAbsent("holders[" + i + "].name", "");
        }
    }

    /** What a new form says already: today, and the end that the type usually has. */
    public static Map<String, String> proposed(LicenceType type, LocalDate today) {
        var proposed = new TreeMap<String, String>();
        proposed.put("fields.issueDate", today.toString());
        proposed.put("fields.validFrom", today.toString());
        UsualValidity.end(type, today).ifPresent(end -> proposed.put("fields.validTo", end.toString()));
        return proposed;
    }

    /** What is issued for a document that fits, for who looks it over before. */
    public static EntryForm sheet(LicenceType type, TypedDocument read, LocalDate today, Words words) {
        return of(type, read.whole(type, today), Map.of(), words);
    }

    /** @param faults what is said at each input, by column; empty for a form that nobody filled in yet */
    public static EntryForm of(LicenceType type, Map<String, String> typed, Map<String, String> faults, Words words) {
        int count = holders(typed);
        var holders = new ArrayList<List<Input>>();
        for (int i = 0; i < count; i++) {
            holders.add(new ArrayList<>());
        }
        var fields = new ArrayList<Input>();
        int seen = 0;
        for (EntryColumn column : EntryColumn.of(type, count)) {
            var input = Input.of(type, column, typed.getOrDefault(column.name(), ""), faults, words);
            if (column.field() == null) {
                holders.get(seen++ / EntryColumn.HOLDER_PARTS.size()).add(input);
            } else {
                fields.add(input);
            }
        }
        var items = items(type, typed, faults, words);
        return new EntryForm(
                List.copyOf(holders),
                List.copyOf(fields),
                items,
                elsewhere(
                        type,
                        faults,
                        Stream.of(holders, List.of(fields), items)
                                .flatMap(List::stream)
                                .flatMap(List::stream)
                                .map(Input::name)
                                .collect(Collectors.toSet()),
                        words));
    }

    /** After the label of the field where it is one of the type's. */
    private static List<String> elsewhere(
            LicenceType type, Map<String, String> faults, Set<String> inputs, Words words) {
        return faults.entrySet().stream()
                .filter(fault -> !inputs.contains(fault.getKey()))
                .map(fault -> type.fields().stream()
                        .filter(field -> fault.getKey().equals("fields." + field.name()))
                        .findFirst()
                        .map(field -> words.said(words.of(field.labels()), fault.getValue()))
                        .orElse(fault.getValue()))
                .toList();
    }

    private static List<List<Input>> items(
            LicenceType type, Map<String, String> typed, Map<String, String> faults, Words words) {
        var items = new ArrayList<List<Input>>();
        for (int i = 0; i < TypedItems.count(type, typed); i++) {
            items.add(TypedItems.columns(type, i).stream()
                    .map(column -> Input.of(type, column, typed.getOrDefault(column.name(), ""), faults, words))
                    .toList());
        }
        return List.copyOf(items);
    }

    /** Everything that is asked for, in the order of the page. */
    public static List<EntryColumn> columns(LicenceType type, Map<String, String> typed) {
        var columns = new ArrayList<>(EntryColumn.of(type, holders(typed)));
        columns.addAll(EntryColumn.items(type, TypedItems.count(type, typed)));
        return List.copyOf(columns);
    }

    /** Room for one more entry of the type's table. */
    public static void addItem(LicenceType type, Map<String, String> typed) {
        roomForItems(TypedItems.count(type, typed) + 1, type, typed);
    }

    /** Room for so many entries of the type's table, as far as a form has it. */
    public static void roomForItems(int items, LicenceType type, Map<String, String> typed) {
        EntryColumn.items(type, Math.min(items, TypedItems.MOST))
                .forEach(column -> typed.putIfAbsent(column.name(), ""));
    }

    /** The faults as the reader reads them. */
    public static Map<String, String> texts(TypedDocument typed, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        typed.faults().forEach((column, fault) -> texts.put(column, ErrorPhrases.onPage(locale, fault.detail())));
        return texts;
    }

    public List<Input> all() {
        var all = new ArrayList<Input>();
        holders.forEach(all::addAll);
        all.addAll(fields);
        items.forEach(all::addAll);
        return all;
    }

    public List<Input> wrong() {
        return all().stream().filter(input -> input.fault() != null).toList();
    }

    /** How many things do not fit. */
    public int faults() {
        return wrong().size() + elsewhere.size();
    }

    /**
     * One input.
     *
     * @param kind text, date, area, number or select
     * @param options of a select, value to words
     */
    public record Input(
            String name,
            String key,
            String label,
            String kind,
            boolean required,
            int longest,
            String value,
            Map<String, String> options,
            @Nullable String fault) {
        static Input of(LicenceType type, EntryColumn column, String value, Map<String, String> faults, Words words) {
            var options = options(type, column, words);
            return new Input(
                    column.name(),
                    column.key(),
                    words.of(column.labels()) + (money(column) ? words.of(YUAN) : ""),
                    kind(column, options),
                    column.required(),
                    longest(column),
                    value,
                    options,
                    faults.get(column.name()));
        }

        /** What the page shows of the value: the words of an option. */
        public String shown() {
            return options.getOrDefault(value, value);
        }

        private static boolean money(EntryColumn column) {
            return column.field() != null && column.field().format() == Format.FEN;
        }

        private static Map<String, String> options(LicenceType type, EntryColumn column, Words words) {
            var options = new LinkedHashMap<String, String>();
            if (column.name().endsWith("].type")) {
                boolean principal = column.name().startsWith("holders[0]");
                var codes = principal ? HolderWords.accepted(type) : List.copyOf(HolderWords.TYPES.keySet());
                codes.forEach(code ->
                        options.put(code, words.of(HolderWords.TYPES.getOrDefault(code, new Labels(code, code)))));
            } else if (column.name().endsWith("].relation")) {
                HolderWords.RELATIONS.forEach((word, labels) -> options.put(word, words.of(labels)));
            }
            return options;
        }

        private static String kind(EntryColumn column, Map<String, String> options) {
            if (!options.isEmpty()) {
                return "select";
            }
            if (column.date()) {
                return "date";
            }
            return column.field() != null
                            && column.field().format() == Format.TEXT
                            && !column.name().contains("[")
                            && column.field().maxLength() > LONG_TEXT
                    ? "area"
                    : "text";
        }

        private static int longest(EntryColumn column) {
            return column.field() == null ? 512 : column.field().maxLength();
        }
    }
}
