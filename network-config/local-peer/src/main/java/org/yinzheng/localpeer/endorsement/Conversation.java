// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetHistoryForKey;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMetadata;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.PutStateMetadata;
import org.hyperledger.fabric.protos.peer.QueryMetadata;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.QueryResultBytes;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.hyperledger.fabric.protos.peer.StateMetadata;
import org.hyperledger.fabric.protos.peer.StateMetadataResult;
import org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask;
import org.jspecify.annotations.Nullable;

/** The peer's side of the chaincode protocol, for one call of one chaincode. */
final class Conversation {
    private final ChaincodeCalls calls;
    private final Simulation simulation;
    private final String namespace;
    private @Nullable ChaincodeInvocationTask task;
    private @Nullable ChaincodeMessage answer;

    Conversation(ChaincodeCalls calls, Simulation simulation, String namespace) {
        this.calls = calls;
        this.simulation = simulation;
        this.namespace = namespace;
    }

    void replyTo(ChaincodeInvocationTask invocation) {
        task = invocation;
    }

    /** The chaincode's last message: COMPLETED with a response, or ERROR. */
    ChaincodeMessage answer() {
        if (answer == null) {
            throw new SimulationException("the chaincode ended without an answer");
        }
        return answer;
    }

    void receive(ChaincodeMessage message) {
        if (message.getType() == ChaincodeMessage.Type.COMPLETED
                || (message.getType() == ChaincodeMessage.Type.ERROR && answer == null)) {
            answer = message;
            return;
        }
        try {
            reply(ChaincodeMessage.Type.RESPONSE, handle(message));
        } catch (SimulationException | InvalidProtocolBufferException e) {
            String reason = e.getMessage() == null ? "the request cannot be read" : e.getMessage();
            reply(ChaincodeMessage.Type.ERROR, ByteString.copyFromUtf8(reason));
        }
    }

    private void reply(ChaincodeMessage.Type type, ByteString payload) {
        if (task == null) {
            throw new IllegalStateException("a chaincode asked before it was called");
        }
        try {
            task.postMessage(ChaincodeMessage.newBuilder()
                    .setType(type)
                    .setChannelId(simulation.channel())
                    .setTxid(simulation.transactionId())
                    .setPayload(payload)
                    .build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimulationException("the call was interrupted");
        }
    }

    private ByteString handle(ChaincodeMessage message) throws InvalidProtocolBufferException {
        ByteString payload = message.getPayload();
        return switch (message.getType()) {
            case GET_STATE -> getState(GetState.parseFrom(payload));
            case PUT_STATE -> putState(PutState.parseFrom(payload));
            case DEL_STATE -> delState(DelState.parseFrom(payload));
            case GET_STATE_METADATA -> getMetadata(GetStateMetadata.parseFrom(payload));
            case PUT_STATE_METADATA -> putMetadata(PutStateMetadata.parseFrom(payload));
            case GET_STATE_BY_RANGE -> range(GetStateByRange.parseFrom(payload));
            case GET_HISTORY_FOR_KEY ->
                results(simulation.history(
                        namespace, GetHistoryForKey.parseFrom(payload).getKey()));
            case QUERY_STATE_NEXT -> next(QueryStateNext.parseFrom(payload));
            case QUERY_STATE_CLOSE -> close(QueryStateClose.parseFrom(payload));
            case INVOKE_CHAINCODE ->
                calls.nested(simulation, ChaincodeSpec.parseFrom(payload)).toByteString();
            default ->
                throw new SimulationException(message.getType() + " is not supported: the local peer keeps no private"
                        + " data and no rich-query database");
        };
    }

    private ByteString getState(GetState request) {
        requirePublic(request.getCollection());
        return simulation.get(namespace, request.getKey());
    }

    private ByteString putState(PutState request) {
        requirePublic(request.getCollection());
        simulation.put(namespace, request.getKey(), request.getValue());
        return ByteString.EMPTY;
    }

    private ByteString delState(DelState request) {
        requirePublic(request.getCollection());
        simulation.delete(namespace, request.getKey());
        return ByteString.EMPTY;
    }

    private ByteString getMetadata(GetStateMetadata request) {
        requirePublic(request.getCollection());
        StateMetadataResult.Builder result = StateMetadataResult.newBuilder();
        simulation
                .metadata(namespace, request.getKey())
                .forEach(entry -> result.addEntries(
                        StateMetadata.newBuilder().setMetakey(entry.getName()).setValue(entry.getValue())));
        return result.build().toByteString();
    }

    private ByteString putMetadata(PutStateMetadata request) {
        requirePublic(request.getCollection());
        StateMetadata metadata = request.getMetadata();
        simulation.putMetadata(namespace, request.getKey(), metadata.getMetakey(), metadata.getValue());
        return ByteString.EMPTY;
    }

    private ByteString range(GetStateByRange request) throws InvalidProtocolBufferException {
        requirePublic(request.getCollection());
        QueryMetadata page = QueryMetadata.parseFrom(request.getMetadata());
        if (page.getPageSize() == 0 && page.getBookmark().isEmpty()) {
            return results(simulation.range(namespace, request.getStartKey(), request.getEndKey()));
        }
        String start = page.getBookmark().isEmpty() ? request.getStartKey() : page.getBookmark();
        return results(simulation.page(namespace, start, request.getEndKey(), page.getPageSize()));
    }

    private ByteString next(QueryStateNext request) {
        ResultCursor cursor = simulation.cursor(request.getId());
        if (cursor == null) {
            throw new SimulationException("query iterator not found");
        }
        return results(cursor);
    }

    private ByteString close(QueryStateClose request) {
        simulation.close(request.getId());
        return QueryResponse.newBuilder().setId(request.getId()).build().toByteString();
    }

    private ByteString results(ResultCursor cursor) {
        List<ByteString> batch = cursor.next();
        QueryResponse.Builder response =
                QueryResponse.newBuilder().setId(cursor.id()).setHasMore(cursor.hasMore());
        batch.forEach(each -> response.addResults(QueryResultBytes.newBuilder().setResultBytes(each)));
        if (cursor.isPage()) {
            response.setMetadata(QueryResponseMetadata.newBuilder()
                    .setFetchedRecordsCount(batch.size())
                    .setBookmark(cursor.bookmark())
                    .build()
                    .toByteString());
        }
        if (!cursor.hasMore()) {
            simulation.close(cursor.id());
        }
        return response.build().toByteString();
    }

    private static void requirePublic(String collection) {
        if (!collection.isEmpty()) {
            throw new SimulationException("the local peer keeps no private data collections");
        }
    }
}
