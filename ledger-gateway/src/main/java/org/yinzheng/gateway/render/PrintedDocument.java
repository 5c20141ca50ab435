// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.util.Objects;
import org.yinzheng.chaincode.registry.LicenceType;
import tools.jackson.databind.JsonNode;

/**
 * What goes on a page.
 *
 * @param type the type's definition with its layout
 * @param fields the fields by name, and lists that the layout prints as tables
 * @param identifier the whole identifier: of a licence {@code 1.2.156.3005.2.…}, of a receipt {@code code number}
 * @param issuer name of the issuing agency
 * @param code the text of the QR code
 * @param shortNumber what a person reads out: the short number of a licence, the check value of a receipt
 * @param verifier address of the verifier that a person would type
 * @param training whether every page says that it was made for training and has no effect
 * @param imported whether it existed before it was recorded on the ledger, and says so
 */
public record PrintedDocument(
        LicenceType type,
        JsonNode fields,
        String identifier,
        String issuer,
        String code,
        String shortNumber,
        String verifier,
        boolean training,
        boolean imported) {
    public PrintedDocument {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(shortNumber, "short number");
        Objects.requireNonNull(verifier, "verifier");
    }

    @Override
    public String toString() {
        return "PrintedDocument[" + identifier + "]";
    }
}
