// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentKind;

/** Documents of one family as a counter hands them out. Only those of the caller's agency are reached. */
public interface CounterDocuments {
    DocumentKind kind();

    /** The type's name. */
    Labels type(Caller caller, int type);

    /** Whether the document counts now, by the ledger: nothing that does not is handed out. */
    boolean counts(Caller caller, String identifier);

    /** Whether the document has a holder of this number; the reading is recorded. */
    boolean heldBy(Caller caller, String identifier, String number);

    /** The printed page, PDF; the reading is recorded. */
    byte[] page(Caller caller, String identifier);
}
