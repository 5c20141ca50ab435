// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.jspecify.annotations.Nullable;

/**
 * A recorded credential of a licence.
 *
 * @param kid the key that signed it
 * @param iat the credential's issued-at, epoch seconds
 * @param from record time, epoch seconds
 * @param to when it was closed, epoch seconds; absent while it stands
 */
public record CredentialState(
        Profile profile,
        String digest,
        String kid,
        long iat,
        long from,
        @Nullable Long to) {}
