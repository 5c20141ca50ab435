// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

/** What a member of the network is. */
public enum Kind {
    /** Keeps the common registry; exactly one. */
    NATIONAL,
    /** Issues and recognises documents in its own region. */
    PROVINCE,
    /** Orders blocks and reads; endorses nothing. */
    AUDITOR
}
