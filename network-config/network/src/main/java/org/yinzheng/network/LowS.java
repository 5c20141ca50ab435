// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;

/** Fabric accepts an ECDSA signature only when its S is at most half of the curve's order. */
final class LowS {
    private static final BigInteger HALF_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16).shiftRight(1);

    private LowS() {}

    static boolean holds(byte[] derSignature) {
        BigInteger s = ASN1Integer.getInstance(
                        ASN1Sequence.getInstance(derSignature).getObjectAt(1))
                .getValue();
        return s.compareTo(HALF_ORDER) <= 0;
    }
}
