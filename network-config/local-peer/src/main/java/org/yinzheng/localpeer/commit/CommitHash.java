// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.yinzheng.localpeer.identity.Sha256;
import org.yinzheng.localpeer.ledger.StateChange;
import org.yinzheng.localpeer.ledger.StateValue;
import org.yinzheng.localpeer.ledger.Version;

/**
 * Fabric's commit hash: SHA-256 over validity flags, the block's changes to the state and the commit hash before. Two peers
 * with the same ledger have the same one, whatever the orderers say.
 */
final class CommitHash {
    private static final int UPDATES_KVWRITES = 1;
    private static final int NAMESPACE = 1;
    private static final int KEY = 3;
    private static final int IS_DELETE = 4;
    private static final int VALUE = 5;
    private static final int VERSION = 6;

    private CommitHash() {}

    /**
     * @param changes sorted by namespace and key
     * @param previous empty for block 1
     */
    static ByteString of(byte[] flags, List<StateChange> changes, ByteString previous) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeUInt32NoTag(flags.length);
            out.writeRawBytes(flags);
            String namespace = "";
            for (StateChange change : changes) {
                // the namespace stands only at its first key
                String own = change.key().namespace();
                byte[] write = write(own.equals(namespace) ? "" : own, change);
                namespace = own;
                out.writeByteArray(UPDATES_KVWRITES, write);
            }
            out.writeRawBytes(previous);
            out.flush();
            return ByteString.copyFrom(Sha256.of(bytes.toByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    private static byte[] write(String namespace, StateChange change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        if (!namespace.isEmpty()) {
            out.writeString(NAMESPACE, namespace);
        }
        if (!change.key().key().isEmpty()) {
            out.writeBytes(KEY, ByteString.copyFromUtf8(change.key().key()));
        }
        StateValue after = change.after();
        if (after == null) {
            out.writeBool(IS_DELETE, true);
        } else if (!after.value().isEmpty()) {
            out.writeBytes(VALUE, after.value());
        }
        out.writeBytes(VERSION, version(change.version()));
        out.flush();
        return bytes.toByteArray();
    }

    /** Order-preserving: a length byte, then the number big-endian without leading zeros; block, then position. */
    private static ByteString version(Version version) {
        ByteString.Output bytes = ByteString.newOutput();
        for (long number : new long[] {version.block(), version.position()}) {
            int size = (Long.SIZE - Long.numberOfLeadingZeros(number) + 7) / 8;
            bytes.write(size);
            for (int i = size - 1; i >= 0; i--) {
                bytes.write((int) (number >>> (8 * i)));
            }
        }
        return bytes.toByteString();
    }
}
