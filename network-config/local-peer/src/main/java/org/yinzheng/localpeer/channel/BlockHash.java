// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.channel;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.yinzheng.localpeer.identity.Sha256;

/** How Fabric hashes blocks: the header as DER, the data as one concatenation. */
public final class BlockHash {
    private BlockHash() {}

    /** DER {@code SEQUENCE{INTEGER number, OCTET STRING previous, OCTET STRING data}}. */
    public static byte[] headerBytes(BlockHeader header) {
        ASN1EncodableVector fields = new ASN1EncodableVector();
        fields.add(new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))));
        fields.add(new DEROctetString(header.getPreviousHash().toByteArray()));
        fields.add(new DEROctetString(header.getDataHash().toByteArray()));
        try {
            return new DERSequence(fields).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("a header could not be written as DER", e);
        }
    }

    public static ByteString ofHeader(BlockHeader header) {
        return ByteString.copyFrom(Sha256.of(headerBytes(header)));
    }

    public static ByteString ofData(BlockData data) {
        return ByteString.copyFrom(Sha256.of(data.getDataList().toArray(ByteString[]::new)));
    }
}
