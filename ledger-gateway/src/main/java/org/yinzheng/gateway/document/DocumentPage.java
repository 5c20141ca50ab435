// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list, newest first.
 *
 * @param documents the documents
 * @param next the cursor of the next page, absent on the last
 */
public record DocumentPage(List<DocumentSummary> documents, Optional<String> next) {
    public DocumentPage {
        documents = List.copyOf(documents);
    }
}
