// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** The steps of a receipt's life that are stamped (盖戳, after DA/T 95-2022 E.1). Each happens once. */
public enum Activity {
    /** 交付: handed to the payer. */
    DELIVER,
    /** 换开: a paper copy was printed. */
    PAPER,
    /** The paper copy was declared recalled. */
    PAPER_RECALL,
    /** 归档: archived; nothing follows. */
    ARCHIVE,
    /** 冲红: cancelled by a red receipt. */
    REVERSE,
    /** Opens the life of a red receipt, which names the one that it reverses. */
    RED_ISSUE
}
