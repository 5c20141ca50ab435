// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.render.PageLayout;
import tools.jackson.databind.JsonNode;

/** Checks a document against its type. All faults are found at once; none repeats a value. */
public final class DocumentCheck {
    private static final int MOST_HOLDERS = 20;

    private final LicenceType type;
    private final Optional<PageLayout.Table> table;
    private final Optional<String> total;
    private final List<String> payments;
    private final List<Fault> faults = new ArrayList<>();

    private DocumentCheck(LicenceType type) {
        PageLayout layout = PageLayout.of(type);
        this.type = type;
        this.table = layout.table();
        this.total = layout.total();
        this.payments = layout.payments();
    }

    /** What is wrong with the document; empty if it may be issued. */
    public static List<Fault> check(LicenceType type, SampleDocument document) {
        DocumentCheck check = new DocumentCheck(type);
        check.holders(document.holders());
        check.fields(document.fields());
        return List.copyOf(check.faults);
    }

    private void holders(List<Holder> holders) {
        if (holders.isEmpty() || holders.size() > MOST_HOLDERS) {
            fault("holders", "INVALID", "1 to " + MOST_HOLDERS + " holders");
        }
        for (int i = 0; i < holders.size() && i < MOST_HOLDERS; i++) {
            holder("holders[" + i + "]", holders.get(i), i == 0);
        }
    }

    private void holder(String path, Holder holder, boolean principal) {
        if (principal && !type.holderTypes().isEmpty() && !type.holderTypes().contains(holder.type())) {
            fault(path + ".type", "INVALID", "one of " + String.join(", ", type.holderTypes()));
        }
        TextRules.check(path + ".name", holder.name(), TextRules.LONGEST_NAME).ifPresent(faults::add);
        switch (holder.type()) {
            case "001" ->
                NumberRules.socialCreditCode(path + ".code", holder.code()).ifPresent(faults::add);
            case "111" ->
                NumberRules.citizenNumber(path + ".code", holder.code()).ifPresent(faults::add);
            default -> TextRules.check(path + ".code", holder.code(), 64).ifPresent(faults::add);
        }
    }

    private void fields(JsonNode fields) {
        if (!fields.isObject()) {
            fault("fields", "INVALID", "an object of fields by name");
            return;
        }
        unknown(fields);
        for (Field field : type.fields()) {
            field(field, fields.get(field.name()));
        }
        dates(fields);
        table.ifPresent(found -> items(found, fields));
        total.filter(name -> faults.stream().noneMatch(fault -> fault.path().equals("fields." + name)))
                .map(fields::path)
                .filter(JsonNode::isIntegralNumber)
                .ifPresent(value -> payments(fields, value.longValue()));
    }

    /** Who paid how much never says more than the total, and all of it where every part is said. */
    private void payments(JsonNode fields, long total) {
        var said = payments.stream()
                .filter(name -> fields.path(name).isIntegralNumber())
                .toList();
        said.stream()
                .filter(name -> fields.path(name).longValue() < 0)
                .forEach(name -> fault("fields." + name, "INVALID", "0 fen or more"));
        long paid =
                said.stream().mapToLong(name -> fields.path(name).longValue()).sum();
        boolean all = said.size() == payments.size();
        if (!said.isEmpty() && (paid > total || all && paid < total)) {
            fault(
                    "fields." + said.get(said.size() - 1),
                    "PAYMENTS_MISMATCH",
                    (all ? "payments of the total together: " : "payments of the total together at most: ")
                            + total
                            + " fen");
        }
    }

    private void unknown(JsonNode fields) {
        TreeSet<String> accepted = new TreeSet<>();
        type.fields().stream()
                .filter(field -> field.format() != Format.IDENTIFIER)
                .forEach(field -> accepted.add(field.name()));
        table.ifPresent(found -> accepted.add(found.member()));
        for (String name : fields.propertyNames()) {
            if (!accepted.contains(name)) {
                // the name is the caller's text: it is not repeated, it may be anything
                fault("fields", "UNKNOWN_FIELD", "the type's fields are " + String.join(", ", accepted));
                return;
            }
        }
    }

    private void field(Field field, @Nullable JsonNode value) {
        String path = "fields." + field.name();
        if (field.format() == Format.IDENTIFIER) {
            return;
        }
        if (value == null || value.isNull()) {
            if (field.required()) {
                fault(path, "MISSING", "the type requires it");
            }
            return;
        }
        switch (field.format()) {
            case TEXT, CODE -> text(field, path, value);
            case DATE -> date(path, value);
            case INTEGER, FEN -> number(field, path, value);
            case IDENTIFIER -> fault(path, "INVALID", "the issuer gives it");
        }
    }

    private void text(Field field, String path, JsonNode value) {
        if (!value.isString()) {
            fault(path, "INVALID", "text");
            return;
        }
        String text = value.stringValue();
        Optional<Fault> wrong = TextRules.check(path, text, field.maxLength());
        wrong.ifPresent(faults::add);
        if (wrong.isEmpty() && field.format() == Format.CODE) {
            code(field.name(), path, text);
        }
    }

    /** By agreement the names socialCreditCode and citizenNumber carry numbers with check characters. */
    private void code(String name, String path, String text) {
        switch (name) {
            case "socialCreditCode" -> NumberRules.socialCreditCode(path, text).ifPresent(faults::add);
            case "citizenNumber" -> NumberRules.citizenNumber(path, text).ifPresent(faults::add);
            default -> {
                if (text.chars().anyMatch(Character::isWhitespace)) {
                    fault(path, "INVALID", "a code without blanks");
                }
            }
        }
    }

    private void date(String path, JsonNode value) {
        if (!value.isString() || dateOf(value).isEmpty()) {
            fault(path, "INVALID", "a date written 2026-11-22");
        }
    }

    private void number(Field field, String path, JsonNode value) {
        if (!NumberRules.fits(value, field.maxLength())) {
            fault(path, "INVALID", NumberRules.accepted(field.format(), field.maxLength()));
        }
    }

    private void dates(JsonNode fields) {
        Optional<LocalDate> from = dateOf(fields.path("validFrom"));
        Optional<LocalDate> to = dateOf(fields.path("validTo"));
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            fault("fields.validTo", "DATES_OUT_OF_ORDER", "the day of validFrom or later");
        }
    }

    private void items(PageLayout.Table table, JsonNode fields) {
        ItemCheck check = new ItemCheck(table, fields.path(table.member()));
        faults.addAll(check.faults());
        total.map(fields::path).filter(JsonNode::isIntegralNumber).ifPresent(value -> {
            if (check.sum().isPresent() && check.sum().getAsLong() != value.longValue()) {
                fault(
                        "fields." + total.get(),
                        "TOTAL_MISMATCH",
                        "the sum of the items: " + check.sum().getAsLong() + " fen");
            }
        });
    }

    private static Optional<LocalDate> dateOf(JsonNode value) {
        try {
            return value.isString() ? Optional.of(LocalDate.parse(value.stringValue())) : Optional.empty();
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private void fault(String path, String code, String detail) {
        faults.add(new Fault(path, code, detail));
    }
}
