// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.record;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The secret that opens a receipt's commitments. It follows from the credential's cti, so who holds the receipt holds
 * it; knowing the receipt's number is not enough, because numbers are sequential.
 */
public final class ReceiptSecret {
    private static final byte[] LABEL = "yinzheng receipt secret 1".getBytes(StandardCharsets.US_ASCII);

    private ReceiptSecret() {}

    /**
     * {@code HMAC-SHA-256(key = cti, "yinzheng receipt secret 1")}, 32 bytes. It travels as transient data only.
     *
     * @param cti the 16 bytes of claim 7
     */
    public static byte[] of(byte[] cti) {
        if (cti.length != 16) {
            throw new IllegalArgumentException("a cti has 16 bytes, this has " + cti.length);
        }
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(cti));
        mac.update(LABEL, 0, LABEL.length);
        byte[] secret = new byte[mac.getMacSize()];
        mac.doFinal(secret, 0);
        return secret;
    }
}
