// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.onboarding.DocumentCheck;
import org.yinzheng.gateway.onboarding.PrintFields;
import org.yinzheng.gateway.onboarding.SampleDocument;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holders and fields that fit their type; what can be derived is filled in before the check.
 *
 * @param fields by name
 */
public record CheckedDocument(LicenceType type, List<Holder> holders, ObjectNode fields) {
    /**
     * Checks what an agency handed in.
     *
     * @param derived values for fields that the type has and the agency left out
     * @throws org.yinzheng.gateway.problem.ProblemException naming every member that does not fit
     */
    public static CheckedDocument of(
            LicenceType type, List<Holder> holders, ObjectNode given, SortedMap<String, JsonNode> derived) {
        var fields = completed(type, given, derived);
        var faults = faults(type, holders, fields);
        if (!faults.isEmpty()) {
            throw Problem.INVALID_FIELDS.exception(faults);
        }
        return new CheckedDocument(type, holders, fields);
    }

    /** Every member that does not fit, for whoever wants to know before issuing. */
    public static List<FieldError> faults(
            LicenceType type, List<Holder> holders, ObjectNode given, SortedMap<String, JsonNode> derived) {
        return faults(type, holders, completed(type, given, derived));
    }

    private static List<FieldError> faults(LicenceType type, List<Holder> holders, ObjectNode fields) {
        return DocumentCheck.check(type, new SampleDocument(holders, fields)).stream()
                .map(fault -> new FieldError(fault.path(), fault.code(), fault.detail()))
                .toList();
    }

    private static ObjectNode completed(LicenceType type, ObjectNode given, SortedMap<String, JsonNode> derived) {
        var fields = given.deepCopy();
        for (LicenceType.Field field : type.fields()) {
            var value = derived.get(field.name());
            if (value != null && !fields.has(field.name()) && field.format() != Format.IDENTIFIER) {
                fields.set(field.name(), value);
            }
        }
        return fields;
    }

    /** Values derived from dates: today where a document says nothing, the type's usual validity for its end. */
    public static SortedMap<String, JsonNode> dates(LicenceType type, ObjectNode given, LocalDate today) {
        var derived = new TreeMap<String, JsonNode>();
        var factory = JsonNodeFactory.instance;
        derived.put("issueDate", factory.stringNode(today.toString()));
        var from = date(given, "validFrom").orElse(today);
        derived.put("validFrom", factory.stringNode(from.toString()));
        UsualValidity.end(type, from).ifPresent(end -> derived.put("validTo", factory.stringNode(end.toString())));
        return derived;
    }

    /** A date field, or nothing where it is absent or no date. */
    public static Optional<LocalDate> date(ObjectNode fields, String name) {
        var text = fields.path(name).asString("");
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? parsed(text) : Optional.empty();
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The fields that the printed credential carries. */
    public SortedMap<Integer, FieldValue> printed(String identifier) {
        return PrintFields.of(type, fields, identifier);
    }
}
