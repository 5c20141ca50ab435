// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.render.PageLayout;

/**
 * A licence type as its file says it, with everything that is wrong with it.
 *
 * @param type the type, absent if the file is not one at all
 * @param faults what must be corrected before the type can be published
 */
public record TypeFile(Optional<LicenceType> type, List<Fault> faults) {
    private static final int LONGEST = 200_000;

    public TypeFile {
        faults = List.copyOf(faults);
    }

    /** Reads a file; what the ledger would refuse is a fault, and so is what the gateway could not print. */
    public static TypeFile parse(String json) {
        if (json.length() > LONGEST) {
            return unreadable(new Fault("", "TOO_LONG", "a type's file has at most " + LONGEST + " characters"));
        }
        try {
            LicenceType type = CanonicalJson.read(json, LicenceType.class);
            return new TypeFile(Optional.of(type), faults(type));
        } catch (RefusedException refused) {
            return unreadable(fault(refused));
        }
    }

    /** What is wrong with a type that the ledger would take. */
    static List<Fault> faults(LicenceType type) {
        List<Fault> faults = new ArrayList<>();
        layout(type).ifPresent(faults::add);
        long identifiers = type.fields().stream()
                .filter(field -> field.format() == Format.IDENTIFIER && field.print() && field.required())
                .count();
        if (identifiers != 1) {
            faults.add(new Fault(
                    "fields", "IDENTIFIER_MISSING", "exactly one required, printed field of format IDENTIFIER"));
        }
        type.fields().stream()
                .filter(field -> field.format() == Format.IDENTIFIER && field.group() != null)
                .forEach(field -> faults.add(new Fault(
                        "fields." + field.name(),
                        "IDENTIFIER_GROUPED",
                        "the identifier is always shown: leave group out")));
        if (type.kind() == LicenceType.Kind.LICENCE) {
            states(type, faults);
            field(type, "validFrom", faults);
            field(type, "validTo", faults);
            field(type, "issueDate", faults);
        } else {
            field(type, "issueDate", faults);
            money(type, faults);
        }
        return faults;
    }

    private static void states(LicenceType type, List<Fault> faults) {
        for (LicenceStatus state : LicenceStatus.values()) {
            if (!type.statusCodes().containsKey(state.name())) {
                faults.add(new Fault("statusCodes." + state, "MISSING", "the type's published code for this state"));
            }
        }
    }

    private static void field(LicenceType type, String name, List<Fault> faults) {
        if (find(type, name).filter(field -> field.format() == Format.DATE).isEmpty()) {
            faults.add(new Fault("fields." + name, "MISSING", "a field of this name and of format DATE"));
        }
    }

    private static void money(LicenceType type, List<Fault> faults) {
        if (find(type, "total")
                .filter(field -> field.format() == Format.FEN && field.required() && field.print())
                .isEmpty()) {
            faults.add(
                    new Fault("fields.total", "MISSING", "a required, printed field of this name and of format FEN"));
        }
    }

    private static Optional<Field> find(LicenceType type, String name) {
        return type.fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static Optional<Fault> layout(LicenceType type) {
        try {
            PageLayout.of(type);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(new Fault("layout", "LAYOUT_INVALID", text(wrong.getMessage())));
        }
    }

    private static TypeFile unreadable(Fault fault) {
        return new TypeFile(Optional.empty(), List.of(fault));
    }

    private static Fault fault(RefusedException refused) {
        String message = text(refused.getMessage());
        return new Fault("", refused.refusal().name(), message.substring(message.indexOf(": ") + 2));
    }

    private static String text(@Nullable String message) {
        return message == null ? "not accepted" : message;
    }
}
