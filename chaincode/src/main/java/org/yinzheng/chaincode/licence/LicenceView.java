// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

/** A licence as read: what was issued and where it stands. */
public record LicenceView(LicenceBody body, LicenceState state) {}
