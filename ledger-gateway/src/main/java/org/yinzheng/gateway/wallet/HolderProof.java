// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.wallet.HolderKey;
import org.yinzheng.gateway.problem.Problem;

/**
 * Proof that whoever asks has the private half of a key: ECDSA on P-256 with SHA-256 over a text that names the use, r‖s.
 * A claim is bound to its link's secret, which is spent with it; a question to its time.
 */
final class HolderProof {
    /** Seconds by which a question's time may differ from ours. */
    static final long TOLERANCE = 120;

    private static final int LONGEST_KEY = 200;

    private HolderProof() {}

    /** @param holderKey COSE_Key, base64url without padding */
    static HolderKey key(String holderKey) {
        try {
            if (holderKey.length() <= LONGEST_KEY
                    && HolderKey.read(CborReader.read(decode(holderKey))) instanceof HolderKey.P256 key) {
                return key;
            }
        } catch (CborException | IllegalArgumentException e) {
            // as below: one refusal for whatever is no key
        }
        throw Problem.WALLET_KEY_INVALID.exception();
    }

    /** What a claim's proof signs. */
    static String claim(String secret, String holderKey) {
        return "yinzheng wallet claim\n" + secret + "\n" + holderKey;
    }

    /** What a question's proof signs. */
    static String question(String digest, long time) {
        return "yinzheng wallet question\n" + digest + "\n" + time;
    }

    static void require(boolean holds) {
        if (!holds) {
            throw Problem.WALLET_PROOF_WRONG.exception();
        }
    }

    /** @param proof 64 bytes, base64url without padding */
    static boolean fits(HolderKey key, String text, String proof) {
        return signature(proof)
                .filter(signature -> key.verifies(text.getBytes(StandardCharsets.US_ASCII), signature))
                .isPresent();
    }

    private static Optional<byte[]> signature(String proof) {
        try {
            return Optional.of(decode(proof)).filter(bytes -> bytes.length == 64);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
