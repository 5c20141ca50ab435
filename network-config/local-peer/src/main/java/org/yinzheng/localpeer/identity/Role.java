// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

/** What a member of an organisation is, by the organisational unit of its certificate ({@code msp.MSPRole}). */
public enum Role {
    MEMBER,
    ADMIN,
    CLIENT,
    PEER,
    ORDERER
}
