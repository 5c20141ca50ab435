// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.issuing.CheckedDocument;
import org.yinzheng.gateway.problem.FieldError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document as a person typed it, with everything that does not fit. The same for a form and for a row of a file.
 *
 * @param holders first the principal one
 * @param fields by the names of the type's schema
 * @param faults by the name of the {@link EntryColumn}, the first of each
 */
public record TypedDocument(List<Holder> holders, ObjectNode fields, SortedMap<String, FieldError> faults) {
    private static final int MOST_HOLDERS = 20;

    public TypedDocument {
        holders = List.copyOf(holders);
        faults = new TreeMap<>(faults);
    }

    /**
     * Reads and checks; nothing is signed or recorded.
     *
     * @param typed texts by the name of the column
     * @param today China's date, from which a document counts where it says nothing
     */
    public static TypedDocument read(LicenceType type, Map<String, String> typed, LocalDate today) {
        var words = new HolderWords(type);
        var faults = new TreeMap<String, FieldError>();
        var holders = new ArrayList<Holder>();
        // one left blank before another is asked for, so that nobody is left out unseen
        int last = IntStream.range(1, MOST_HOLDERS)
                .filter(i -> present(typed, i))
                .max()
                .orElse(0);
        for (int i = 0; i <= last; i++) {
            holders.add(words.holder(typed, i, faults));
        }
        var fields = fields(type, typed);
        TypedItems.put(type, typed, fields);
        var repeated = complete(type, holders.get(0), fields);
        var derived = CheckedDocument.dates(type, fields, today);
        for (FieldError fault : CheckedDocument.faults(type, holders, fields, derived)) {
            faults.putIfAbsent(fault.field().equals("holders") ? "holders[0].name" : fault.field(), fault);
        }
        TypedItems.firstColumn(type).ifPresent(first -> besideFirst(first, faults));
        // what is wrong with the holder is said there, not beside an input that nobody filled in
        repeated.forEach((field, part) -> {
            if (faults.containsKey(part)) {
                faults.remove(field);
            }
        });
        return new TypedDocument(holders, fields, faults);
    }

    /** The inverse of reading: what a person would have typed for a document that is there. */
    public static Map<String, String> typed(LicenceType type, List<Holder> holders, JsonNode fields) {
        var typed = new TreeMap<String, String>();
        for (int i = 0; i < holders.size(); i++) {
            var path = "holders[" + i + "].";
            typed.put(path + "type", holders.get(i).type());
            typed.put(path + "name", holders.get(i).name());
            typed.put(path + "code", holders.get(i).code());
            typed.put(path + "relation", holders.get(i).relation());
        }
        for (Field field : type.fields()) {
            if (fields.has(field.name()) && field.format() != Format.IDENTIFIER) {
                typed.put("fields." + field.name(), TypedText.written(fields.path(field.name()), field.format()));
            }
        }
        TypedItems.written(type, fields, typed);
        return typed;
    }

    /**
     * What is issued for it, as a person would have typed it with nothing left out. Only for one that fits.
     *
     * @param today as for reading
     */
    Map<String, String> whole(LicenceType type, LocalDate today) {
        var checked = CheckedDocument.of(type, holders, fields, CheckedDocument.dates(type, fields, today));
        return typed(type, holders, checked.fields());
    }

    public boolean fits() {
        return faults.isEmpty();
    }

    private static boolean present(Map<String, String> typed, int holder) {
        return EntryColumn.HOLDER_PARTS.stream()
                .filter(part -> !part.equals("relation") && !part.equals("type"))
                .anyMatch(part -> !typed.getOrDefault("holders[" + holder + "]." + part, "")
                        .isBlank());
    }

    private static ObjectNode fields(LicenceType type, Map<String, String> typed) {
        var fields = JsonNodeFactory.instance.objectNode();
        for (Field field : type.fields()) {
            var text = TypedText.clean(typed.getOrDefault("fields." + field.name(), ""));
            if (!text.isEmpty() && field.format() != Format.IDENTIFIER) {
                TypedText.put(fields, field, text);
            }
        }
        return fields;
    }

    /** What is said of a table as a whole stands beside its first input. */
    private static void besideFirst(String first, Map<String, FieldError> faults) {
        var whole = faults.remove(first.substring(0, first.lastIndexOf("[0]")));
        if (whole != null) {
            faults.putIfAbsent(first, whole);
        }
    }

    /** By agreement these names repeat the principal holder; nobody types them twice. Says which do, and what of the holder. */
    private static Map<String, String> complete(LicenceType type, Holder holder, ObjectNode fields) {
        var repeated = new TreeMap<String, String>();
        for (Field field : type.fields()) {
            var part = part(field.name(), holder.type());
            var value = part.equals("name") ? holder.name() : holder.code();
            if (!part.isEmpty() && !fields.has(field.name())) {
                repeated.put("fields." + field.name(), "holders[0]." + part);
                if (!value.isEmpty()) {
                    fields.put(field.name(), value);
                }
            }
        }
        return repeated;
    }

    /** The part of a holder of that type that a field repeats; empty where it says nothing about the holder. */
    private static String part(String field, String holderType) {
        return switch (field) {
            case "holderName", "payerName" -> "name";
            case "socialCreditCode" -> holderType.equals("001") ? "code" : "";
            case "citizenNumber" -> holderType.equals("111") ? "code" : "";
            default -> "";
        };
    }

    /** Never the content. */
    @Override
    public String toString() {
        return "TypedDocument[" + faults.size() + " faults]";
    }
}
