// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;

/** Block 0 as this verifier's operator received it: the root of all trust here. */
public final class Genesis {

    private final Block block;

    private Genesis(Block block) {
        this.block = block;
    }

    /** Reads the file. */
    public static Genesis load(Path file) throws BlockRefusedException {
        try {
            return new Genesis(Block.parseFrom(Files.readAllBytes(file)));
        } catch (InvalidProtocolBufferException e) {
            throw new BlockRefusedException(AlarmCode.GENESIS_MISMATCH, "the genesis file " + file + " is no block", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the genesis file " + file + " cannot be read", e);
        }
    }

    ByteString headerHash() {
        return Hashes.headerHash(block.getHeader());
    }

    ChannelConfig config() throws BlockRefusedException {
        var config = BlockCheck.configurationIn(block)
                .orElseThrow(() -> new BlockRefusedException(
                        AlarmCode.GENESIS_MISMATCH, "the genesis file holds no channel configuration"));
        return ChannelConfig.parse(config);
    }

    void checkSame(Block received) throws BlockRefusedException {
        checkSame(Hashes.headerHash(received.getHeader()));
    }

    void checkSame(ByteString receivedHeaderHash) throws BlockRefusedException {
        if (!receivedHeaderHash.equals(headerHash())) {
            throw new BlockRefusedException(
                    AlarmCode.GENESIS_MISMATCH,
                    "block 0 is " + Hex.of(receivedHeaderHash) + ", pinned: " + Hex.of(headerHash()));
        }
    }
}
