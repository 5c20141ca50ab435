// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.HexFormat;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.gateway.document.NewDocument;
import tools.jackson.databind.node.ObjectNode;

/**
 * A receipt, signed and not recorded.
 *
 * @param leaf digest and commitment of the total
 * @param checkValue six characters for a look-up by hand
 */
record ReceiptDraft(
        LicenceType type,
        ReceiptNumber number,
        String batchId,
        PrintCredential credential,
        ReceiptLeaf leaf,
        NewDocument document,
        String checkValue) {
    String kid() {
        return credential.header().kid().hex();
    }

    /** What the unit is handed once it is recorded. */
    ObjectNode describe(ObjectNode answer) {
        return answer.put("receiptId", number.text())
                .put("code", number.code())
                .put("number", number.number())
                .put("type", type.number())
                .put("credential", credential.text())
                .put("digest", HexFormat.of().formatHex(credential.digest().bytes()))
                .put("checkValue", checkValue);
    }
}
