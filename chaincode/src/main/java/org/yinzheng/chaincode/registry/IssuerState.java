// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

/** Which agency an issuer code was given to, write-once under ISS in the region's namespace. */
public record IssuerState(String iss, String agency) {}
