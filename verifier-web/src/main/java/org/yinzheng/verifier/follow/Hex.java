// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/** Bytes as people read them. */
final class Hex {

    private Hex() {}

    static String of(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
