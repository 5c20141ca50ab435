// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cose;

import java.util.List;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;

/** The bytes that a COSE_Sign1 signature covers (RFC 9052 section 4.4), with no external data. */
public final class SigStructure {
    private SigStructure() {}

    /** {@code ["Signature1", protected, h'', payload]}, over the received bytes. */
    public static byte[] of(byte[] protectedHeader, byte[] payload) {
        return CborWriter.write(new CborValue.Array(List.of(
                new CborValue.Text("Signature1"),
                new CborValue.Bytes(protectedHeader),
                new CborValue.Bytes(new byte[0]),
                new CborValue.Bytes(payload))));
    }
}
