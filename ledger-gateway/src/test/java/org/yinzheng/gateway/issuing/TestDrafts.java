// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import org.yinzheng.gateway.document.DocumentStore;

/** Drafts of documents, for the tests of other packages. */
public final class TestDrafts {
    private TestDrafts() {}

    public static DocumentDrafts in(DocumentStore documents) {
        return new DocumentDrafts(documents);
    }
}
