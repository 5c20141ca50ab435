// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

/** What a person was served with. */
public enum Service {
    /** A recognition was recorded: the invitation bears its name. */
    RECOGNITION,
    /** A document was checked and no recognition recorded. */
    CHECK
}
