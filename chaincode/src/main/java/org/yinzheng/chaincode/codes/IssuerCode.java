// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.codes;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Require;

/**
 * The short code of an issuing agency in a credential ({@code iss}): the two digits of its province and 1 to 6 of A-Z and
 * 0-9. Given once, never reused.
 */
public final class IssuerCode {
    private IssuerCode() {}

    /** Refuses a code of another form, or of another province than the region's. */
    public static String check(@Nullable String iss, String region) {
        var code = Require.present(iss, "iss");
        boolean fits = code.length() >= 3 && code.length() <= 8 && code.startsWith(region.substring(0, 2));
        for (int i = 0; fits && i < code.length(); i++) {
            char c = code.charAt(i);
            fits = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
        }
        Require.that(fits, "iss must be " + region.substring(0, 2) + " and 1 to 6 of A-Z 0-9");
        return code;
    }
}
