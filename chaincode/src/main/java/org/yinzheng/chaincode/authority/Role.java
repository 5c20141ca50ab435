// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

/** What an officer's certificate entitles to: the attribute {@code yz.role}, a comma list of these in lower case. */
public enum Role {
    /** Regions, licence types, admissions: the national platform. */
    NATIONAL,
    /** Agencies of the own region. */
    REGISTRAR,
    /** Number blocks. */
    FINANCE,
    /** Issuing keys. */
    KEEPER,
    /** Issue, renew, change, deliver, recognise. */
    CLERK,
    /** Revoke, end, agreements, confirmations; never the same person as the clerk. */
    APPROVER,
    /** Claims on receipts. */
    CLAIMANT,
    /** Release of a claim after an objection. */
    SUPERVISOR,
    /** Reads. */
    AUDITOR
}
