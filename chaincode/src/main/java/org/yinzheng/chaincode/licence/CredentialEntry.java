// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.yinzheng.chaincode.refusal.Require;

/**
 * A credential to be recorded.
 *
 * @param digest SHA-256 (SM3 in the SM2 suite) of "YZ1" and the COSE Sig_structure, hex
 * @param iat the credential's issued-at, epoch seconds
 */
public record CredentialEntry(Profile profile, String digest, long iat) {
    public CredentialEntry {
        Require.present(profile, "credentials.profile");
        Require.digest(digest, "credentials.digest");
        Require.time(iat, "credentials.iat");
    }
}
