// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Require;

/**
 * A region, under REG in the common namespace.
 *
 * @param region GB/T 2260, 6 digits
 * @param mspId the MSP whose members may act for the region
 * @param namespace chaincode name of its own namespace, {@code yz-} and the region
 * @param lookupAddress https address of the gateway that answers look-ups by hand
 * @param verifierAddress https address of the region's registered verifier page
 * @param seq 1 at registration, one more with each change
 * @param changedAt epoch seconds of the last change
 */
public record RegionState(
        String region,
        String mspId,
        String namespace,
        Labels labels,
        @Nullable String lookupAddress,
        @Nullable String verifierAddress,
        long seq,
        long changedAt) {

    /** The name of a region's own namespace: verifiers read no other as a region's. */
    public static void checkNamespace(@Nullable String namespace, String region) {
        var name = "yz-" + region;
        Require.that(name.equals(namespace), "namespace must be " + name);
    }

    /** A chaincode name. */
    public static void checkChaincode(@Nullable String namespace, String name) {
        var text = Require.present(namespace, name);
        boolean fits = !text.isEmpty() && text.length() <= 64;
        for (int i = 0; fits && i < text.length(); i++) {
            char c = text.charAt(i);
            fits = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
        }
        Require.that(fits, name + " must be a chaincode name: 1 to 64 of a-z 0-9 - _");
    }

    /** An MSP identifier. */
    public static void checkMsp(@Nullable String mspId) {
        var text = Require.present(mspId, "mspId");
        boolean fits = !text.isEmpty() && text.length() <= 64;
        for (int i = 0; fits && i < text.length(); i++) {
            char c = text.charAt(i);
            fits = Character.isLetterOrDigit(c) && c < 0x7f || c == '-' || c == '.' || c == '_';
        }
        Require.that(fits, "mspId must be 1 to 64 of A-Z a-z 0-9 - . _");
    }
}
