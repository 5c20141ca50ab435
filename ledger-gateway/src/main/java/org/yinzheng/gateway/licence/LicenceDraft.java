// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.gateway.document.NewDocument;
import tools.jackson.databind.node.ObjectNode;

/**
 * A licence, signed and not recorded: nothing of it leaves this process before the ledger says VALID.
 *
 * @param entry what the ledger is told
 * @param document what is kept here
 * @param shortNumber what a person reads out
 */
record LicenceDraft(
        LicenceType type,
        LicenceId id,
        LicenceEntry entry,
        PrintCredential credential,
        NewDocument document,
        String shortNumber) {
    String kid() {
        return credential.header().kid().hex();
    }

    /** What the agency is handed once it is recorded. */
    ObjectNode describe(ObjectNode answer) {
        answer.put("licenceId", id.toString())
                .put("type", type.number())
                .put("typeVersion", type.version())
                .put("credential", credential.text())
                .put("digest", credential.digest().hex())
                .put("shortNumber", shortNumber)
                .put("issueDate", entry.issueDate())
                .put("validFrom", entry.validFrom());
        var end = entry.validTo();
        if (end != null) {
            answer.put("validTo", end);
        }
        return answer;
    }
}
