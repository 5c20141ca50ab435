// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.ledger.LedgerBlock;
import org.yinzheng.verifier.ledger.LedgerKeyPolicy;
import org.yinzheng.verifier.ledger.LedgerPosition;
import org.yinzheng.verifier.ledger.LedgerTransaction;

/** Every check of one block that needs nothing but the configuration in force. Safe for threads. */
final class BlockCheck {

    private final Identities identities;
    private final BlockSignatures signatures;
    private final TransactionCheck transactions;

    BlockCheck(String channel, ChannelConfig config) {
        this.identities = new Identities(config);
        this.signatures = new BlockSignatures(identities);
        this.transactions = new TransactionCheck(channel, identities);
    }

    ChannelConfig config() {
        return identities.config();
    }

    /** Checks data hash, signatures and transactions; the place in the chain is checked by {@link ChainCheck}. */
    LedgerBlock check(Block block) throws BlockRefusedException {
        checkData(block);
        signatures.check(block);
        return read(block);
    }

    /** For block 0, which nobody signs: it is pinned by the genesis file instead. */
    LedgerBlock checkUnsigned(Block block) throws BlockRefusedException {
        checkData(block);
        return read(block);
    }

    /** The configuration that a block brings, when it is a configuration block. */
    static Optional<ByteString> configurationIn(Block block) throws BlockRefusedException {
        if (block.getData().getDataCount() != 1) {
            return Optional.empty();
        }
        try {
            var payload = Payload.parseFrom(
                    Envelope.parseFrom(block.getData().getData(0)).getPayload());
            var header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            return header.getType() == HeaderType.CONFIG_VALUE
                    ? Optional.of(ConfigEnvelope.parseFrom(payload.getData())
                            .getConfig()
                            .toByteString())
                    : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            // junk that some client sent: the peer flags it, and the flag decides below
            return Optional.empty();
        }
    }

    private LedgerBlock read(Block block) throws BlockRefusedException {
        var configuration = configurationIn(block);
        var size = block.getData().getDataCount();
        var judged = configuration.isPresent() ? new Judged() : judged(block);
        return new LedgerBlock(
                block.getHeader().getNumber(),
                Hashes.headerHash(block.getHeader()),
                commitHash(block),
                size,
                judged.valid,
                judged.refused,
                judged.lostKeyPolicies,
                configuration);
    }

    /** Transactions by what the peer's flags say of them. */
    private static final class Judged {
        private final List<LedgerTransaction> valid = new ArrayList<>();
        private final List<LedgerTransaction> refused = new ArrayList<>();
        private final Map<Integer, List<LedgerKeyPolicy>> lostKeyPolicies = new HashMap<>();
    }

    private Judged judged(Block block) throws BlockRefusedException {
        var flags = slot(block, BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        var data = block.getData().getDataList();
        if (flags.size() != data.size()) {
            throw new BlockRefusedException(
                    AlarmCode.MALFORMED,
                    "block " + block.getHeader().getNumber() + " has " + flags.size() + " flags for " + data.size()
                            + " transactions");
        }
        var judged = new Judged();
        for (int i = 0; i < data.size(); i++) {
            var position = new LedgerPosition(block.getHeader().getNumber(), i);
            switch (flags.byteAt(i) & 0xff) {
                case TxValidationCode.VALID_VALUE -> judged.valid.add(transactions.check(position, data.get(i)));
                case TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE ->
                    wellFormed(position, data.get(i)).ifPresent(judged.refused::add);
                case TxValidationCode.MVCC_READ_CONFLICT_VALUE, TxValidationCode.PHANTOM_READ_CONFLICT_VALUE -> {
                    var keyPolicies = TransactionCheck.keyPoliciesIn(data.get(i));
                    if (!keyPolicies.isEmpty()) {
                        judged.lostKeyPolicies.put(i, keyPolicies);
                    }
                }
                default -> {
                    // refused for what stands in the transaction itself: not judged again
                }
            }
        }
        return judged;
    }

    /** A refused transaction that is good as far as it goes by itself: then its policies decide whether it was hidden. */
    private Optional<LedgerTransaction> wellFormed(LedgerPosition position, ByteString envelope) {
        try {
            return Optional.of(transactions.check(position, envelope));
        } catch (BlockRefusedException e) {
            return Optional.empty();
        }
    }

    private static void checkData(Block block) throws BlockRefusedException {
        var hash = Hashes.sha256(block.getData().getDataList());
        if (!hash.equals(block.getHeader().getDataHash())) {
            throw new BlockRefusedException(
                    AlarmCode.DATA_HASH_WRONG,
                    "block " + block.getHeader().getNumber() + " does not hold the transactions its header names");
        }
    }

    private static ByteString commitHash(Block block) throws BlockRefusedException {
        var slot = slot(block, BlockMetadataIndex.COMMIT_HASH_VALUE);
        try {
            return slot.isEmpty() ? slot : Metadata.parseFrom(slot).getValue();
        } catch (InvalidProtocolBufferException e) {
            // unsigned and only compared with other peers: kept as it came
            return slot;
        }
    }

    private static ByteString slot(Block block, int index) {
        var slots = block.getMetadata().getMetadataList();
        return index < slots.size() ? slots.get(index) : ByteString.EMPTY;
    }
}
