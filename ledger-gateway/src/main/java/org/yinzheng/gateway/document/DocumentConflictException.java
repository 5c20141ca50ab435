// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

/** Another document is already kept under this identifier; nothing was changed. */
public final class DocumentConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DocumentConflictException(DocumentId id) {
        super("another " + id.kind() + " is already kept as " + id.identifier());
    }
}
