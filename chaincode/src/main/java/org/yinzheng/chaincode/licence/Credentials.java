// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.ArrayList;
import java.util.List;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/** The pure rules of the list of a licence's credentials: entries are closed, never taken away. */
final class Credentials {
    private Credentials() {}

    static List<String> digests(List<CredentialState> credentials) {
        return credentials.stream().map(CredentialState::digest).toList();
    }

    /** With one more entry, at most 8 in all. */
    static List<CredentialState> with(List<CredentialState> credentials, CredentialState more) {
        Require.that(
                credentials.size() < LicenceEntry.MAX_CREDENTIALS,
                Refusal.TOO_MANY_CREDENTIALS,
                "a licence records at most " + LicenceEntry.MAX_CREDENTIALS + " credentials; reissue it");
        List<CredentialState> all = new ArrayList<>(credentials);
        all.add(more);
        return all;
    }

    /** With every open entry closed. */
    static List<CredentialState> closed(List<CredentialState> credentials, long now) {
        return credentials.stream()
                .map(credential -> credential.to() == null ? close(credential, now) : credential)
                .toList();
    }

    /** With one open entry closed. */
    static List<CredentialState> without(List<CredentialState> credentials, String digest, long now) {
        List<CredentialState> all = new ArrayList<>();
        boolean found = false;
        for (var credential : credentials) {
            boolean chosen = credential.digest().equals(digest) && credential.to() == null;
            all.add(chosen ? close(credential, now) : credential);
            found |= chosen;
        }
        if (!found) {
            throw new RefusedException(Refusal.DIGEST_UNKNOWN, "an open credential of the licence is required");
        }
        return all;
    }

    private static CredentialState close(CredentialState credential, long now) {
        return new CredentialState(
                credential.profile(), credential.digest(), credential.kid(), credential.iat(), credential.from(), now);
    }
}
