// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** A sealed value does not open: it was changed, belongs elsewhere, or the storage key is another one. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(String place, @Nullable GeneralSecurityException cause) {
        super("the sealed value at " + place + " does not open with this storage key", cause);
    }
}
