// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.entry.EntryColumn;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.problem.FieldError;

/** What a row of an existing licence says besides its content: its identifier, with the version in it, and its dates. */
final class ExistingLicence {
    static final String IDENTIFIER = "identifier";

    /** The column that only a file of existing licences has. */
    static final EntryColumn COLUMN = new EntryColumn(IDENTIFIER, new Labels("Licence identifier", "证照标识"), null, true);

    /** Dates that stand for themselves on a new licence and never on an existing one. */
    private static final List<String> DATES = List.of("issueDate", "validFrom");

    private ExistingLicence() {}

    static String identifier(Map<String, String> typed) {
        return TypedText.upperCase(TypedText.halfWidth(typed.getOrDefault(IDENTIFIER, "")));
    }

    static List<FieldError> faults(LicenceType type, String agency, Map<String, String> typed) {
        var faults = new ArrayList<FieldError>();
        try {
            var id = LicenceId.parse(identifier(typed));
            if (!id.type().equals(type.code()) || !id.issuer().equals(agency)) {
                faults.add(new FieldError(
                        IDENTIFIER, "LICENCE_ID_MISMATCH", "an identifier of this type and of the own agency"));
            }
        } catch (RefusedException e) {
            var refusal = LedgerRefusal.of(e);
            faults.add(new FieldError(IDENTIFIER, refusal.code(), refusal.text()));
        }
        for (String date : DATES) {
            boolean has = type.fields().stream().anyMatch(field -> field.name().equals(date));
            if (has && typed.getOrDefault("fields." + date, "").isBlank()) {
                faults.add(new FieldError("fields." + date, "MISSING", "the type requires it"));
            }
        }
        return faults;
    }
}
