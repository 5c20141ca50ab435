// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

/** Which region a member (MSP) acts for, under MSP in the common namespace. */
public record MemberState(String region, String namespace) {}
