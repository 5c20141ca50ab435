// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.ChannelInfo;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.Response;
import org.yinzheng.localpeer.channel.BlockHash;
import org.yinzheng.localpeer.channel.ChannelConfig;
import org.yinzheng.localpeer.ledger.LedgerStore;
import org.yinzheng.localpeer.ledger.TransactionPlace;

/**
 * The reading functions of Fabric's {@code qscc} and {@code cscc}. They read no state, so their endorsement binds an answer
 * and no versions.
 */
final class SystemChaincodes {
    static final String QUERY = "qscc";
    static final String CONFIGURATION = "cscc";
    static final String VERSION = "syscc";

    private static final int OK = 200;
    private static final int ERROR = 500;

    private final LedgerStore store;
    private final ChannelConfig config;

    SystemChaincodes(LedgerStore store, ChannelConfig config) {
        this.store = store;
        this.config = config;
    }

    static boolean has(String name) {
        return name.equals(QUERY) || name.equals(CONFIGURATION);
    }

    Response call(String name, List<ByteString> arguments) {
        if (arguments.isEmpty()) {
            return error("Incorrect number of arguments, 0");
        }
        String function = arguments.get(0).toStringUtf8();
        if (function.equals("GetChannels") && name.equals(CONFIGURATION)) {
            return ok(ChannelQueryResponse.newBuilder()
                    .addChannels(ChannelInfo.newBuilder().setChannelId(config.channel()))
                    .build()
                    .toByteString());
        }
        if (arguments.size() < 2 || !arguments.get(1).toStringUtf8().equals(config.channel())) {
            return error("Invalid chain ID: the second argument must be " + config.channel());
        }
        if (name.equals(CONFIGURATION)) {
            return configuration(function);
        }
        if (function.equals("GetChainInfo")) {
            return chainInfo();
        }
        return arguments.size() < 3 ? error("missing 3rd argument for " + function) : query(function, arguments.get(2));
    }

    private Response configuration(String function) {
        return switch (function) {
            case "GetConfigBlock" -> block(store.block(0));
            case "GetChannelConfig" -> ok(config.config().toByteString());
            default ->
                error("Requested function " + function
                        + " not found: there are GetChannels, GetConfigBlock, GetChannelConfig");
        };
    }

    private Response query(String function, ByteString argument) {
        return switch (function) {
            case "GetBlockByNumber" -> byNumber(argument.toStringUtf8());
            case "GetBlockByHash" -> block(store.blockNumber(argument).flatMap(store::block));
            case "GetBlockByTxID" ->
                block(store.transaction(argument.toStringUtf8()).flatMap(place -> store.block(place.block())));
            case "GetTransactionByID" -> transaction(argument.toStringUtf8());
            default ->
                error("Requested function " + function + " not found: there are GetChainInfo, GetBlockByNumber,"
                        + " GetBlockByHash, GetBlockByTxID, GetTransactionByID");
        };
    }

    private Response chainInfo() {
        long height = store.height();
        Block last = store.block(height - 1).orElseThrow();
        return ok(BlockchainInfo.newBuilder()
                .setHeight(height)
                .setCurrentBlockHash(BlockHash.ofHeader(last.getHeader()))
                .setPreviousBlockHash(last.getHeader().getPreviousHash())
                .build()
                .toByteString());
    }

    private Response byNumber(String text) {
        try {
            long number = Long.parseUnsignedLong(text);
            // Fabric: the largest number stands for the newest block
            return block(store.block(number == -1 ? store.height() - 1 : number));
        } catch (NumberFormatException e) {
            return error("Failed to parse block number: " + text);
        }
    }

    private Response transaction(String id) {
        Optional<TransactionPlace> place = store.transaction(id);
        Optional<Block> block = place.flatMap(found -> store.block(found.block()));
        if (place.isEmpty() || block.isEmpty()) {
            return error(
                    "Failed to get transaction with id " + id + ", error no such transaction ID [" + id + "] in index");
        }
        try {
            return ok(ProcessedTransaction.newBuilder()
                    .setTransactionEnvelope(Envelope.parseFrom(
                            block.get().getData().getData(place.get().position())))
                    .setValidationCode(place.get().code().getNumber())
                    .build()
                    .toByteString());
        } catch (InvalidProtocolBufferException e) {
            return error("Failed to get transaction with id " + id);
        }
    }

    private static Response block(Optional<Block> block) {
        return block.map(found -> ok(found.toByteString())).orElseGet(() -> error("Failed to get block: not found"));
    }

    private static Response ok(ByteString payload) {
        return Response.newBuilder().setStatus(OK).setPayload(payload).build();
    }

    private static Response error(String message) {
        return Response.newBuilder().setStatus(ERROR).setMessage(message).build();
    }
}
