// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.signature;

import java.math.BigInteger;
import java.security.spec.ECParameterSpec;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** The curve's numbers. */
final class P256 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);

    static final BigInteger ORDER = CURVE.getN();
    private static final BigInteger HALF = ORDER.shiftRight(1);

    private P256() {}

    static boolean isLow(BigInteger s) {
        return s.compareTo(HALF) <= 0;
    }

    /** Order and coefficients decide: no two curves in use share them. */
    static boolean isCurve(ECParameterSpec parameters) {
        return parameters.getOrder().equals(ORDER)
                && parameters.getCurve().getA().equals(CURVE.getCurve().getA().toBigInteger())
                && parameters.getCurve().getB().equals(CURVE.getCurve().getB().toBigInteger());
    }
}
