// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a licence, under LST in the issuer's namespace from its second operation on.
 *
 * @param seq 1 at issue, one more with each operation
 * @param operation the last one
 * @param cause code of the last operation
 * @param credentials all recorded ones, closed ones included
 * @param successor identifier of the licence that follows
 * @param toRegion where it was moved out to
 * @param officer pseudonym of the officer of the last operation
 * @param changedAt epoch seconds
 */
public record LicenceState(
        String licenceId,
        long seq,
        LicenceStatus state,
        Operation operation,
        @Nullable String cause,
        List<CredentialState> credentials,
        @Nullable String successor,
        @Nullable String toRegion,
        String officer,
        long changedAt) {
    public LicenceState {
        credentials = List.copyOf(credentials);
    }
}
