// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.ledger;

import java.util.List;

/** What a stub is besides when its peer can read several keys in one message. */
public interface ManyStates {
    /** The value of each key, in the same order, empty where there is none; each key stands in the read set. */
    List<byte[]> getStates(List<String> keys);
}
