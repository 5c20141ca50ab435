// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

/** To which licence a credential digest belongs, write-once under LDG; also the record of a status index, under SIX. */
public record DigestState(String licenceId) {}
