// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yinzheng.chaincode.receipt.InclusionProof;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.gateway.document.DocumentContent;

/**
 * A receipt's place in its batch, as its file carries it.
 *
 * @param batchFirst first number of the batch, 10 digits
 * @param path hashes from the leaf's sibling upwards, 64 hex digits each (RFC 6962, section 2.1.1)
 */
@Schema(name = "BatchPlacePath")
public record BatchPlace(String batchFirst, List<String> path) {
    private static final String FIRST = "batchFirst";
    private static final String PATH = "batchPath";

    public BatchPlace {
        path = List.copyOf(path);
    }

    /** Nothing for a receipt that was issued alone. */
    static Optional<BatchPlace> of(DocumentContent content) {
        return Optional.ofNullable(content.secrets().get(FIRST)).map(first -> {
            var path = content.secret(PATH);
            return new BatchPlace(first, path.isEmpty() ? List.of() : List.of(path.split(" ")));
        });
    }

    /** How a document keeps it. */
    Map<String, String> kept() {
        return Map.of(FIRST, batchFirst, PATH, String.join(" ", path));
    }

    public InclusionProof proof(ReceiptLeaf leaf) {
        return new InclusionProof(batchFirst, leaf, path);
    }
}
