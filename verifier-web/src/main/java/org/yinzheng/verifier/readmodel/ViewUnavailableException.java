// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

/** The view's file cannot be read: a technical failure, never a statement about a document. */
public final class ViewUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ViewUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
