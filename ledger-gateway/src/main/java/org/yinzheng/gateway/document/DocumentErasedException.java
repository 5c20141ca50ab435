// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

/** The document was erased by right: its key is destroyed and nobody can open it. */
public final class DocumentErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long erasedAt;

    DocumentErasedException(DocumentId id, long erasedAt) {
        super(id.kind() + " " + id.identifier() + " was erased by right");
        this.erasedAt = erasedAt;
    }

    /** Epoch seconds. */
    public long erasedAt() {
        return erasedAt;
    }
}
