// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

/**
 * A root certificate that an organisation got after it was first known.
 *
 * @param mspId the organisation
 * @param fingerprint SHA-256 of the certificate, hexadecimal
 * @param block the configuration block that brought it
 */
public record ForeignRoot(String mspId, String fingerprint, long block) {}
