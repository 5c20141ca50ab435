// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.Chaincode;

/**
 * The stream between one peer and one chaincode name, in place of the shim's own task manager. That one forgets a call only
 * after its last message has gone out: when the next nested call of the same transaction is quicker, it forgets that one instead,
 * which then waits for ever with its thread. Here a call is forgotten before its last message goes out.
 */
final class PeerStream implements StreamObserver<ChaincodeMessage> {
    private final Chaincode contracts;
    private final StreamObserver<ChaincodeMessage> peer;
    private final Executor workers;
    private final Map<String, PeerCall> running = new ConcurrentHashMap<>();
    private volatile ChaincodeAdditionalParams offers = ChaincodeAdditionalParams.getDefaultInstance();
    private volatile boolean open = true;

    /** @param workers runs each call on a thread of its own, or refuses it */
    PeerStream(Chaincode contracts, StreamObserver<ChaincodeMessage> peer, Executor workers) {
        this.contracts = contracts;
        this.peer = peer;
        this.workers = workers;
    }

    /** The first message of all: which package this is. */
    void register(String packageId) {
        send(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.REGISTER)
                .setPayload(ChaincodeID.newBuilder().setName(packageId).build().toByteString())
                .build());
    }

    @Override
    public void onNext(ChaincodeMessage message) {
        switch (message.getType()) {
            case READY -> offers = offers(message.getPayload());
            case INIT, TRANSACTION -> begin(message);
            case RESPONSE, ERROR -> {
                var call = running.get(key(message));
                if (call != null) {
                    call.receive(message);
                }
            }
            default -> {
                // REGISTERED and KEEPALIVE ask for nothing
            }
        }
    }

    /** What newer peers say of themselves; older ones say nothing. */
    private static ChaincodeAdditionalParams offers(ByteString payload) {
        try {
            return ChaincodeAdditionalParams.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            return ChaincodeAdditionalParams.getDefaultInstance();
        }
    }

    private void begin(ChaincodeMessage message) {
        var call = new PeerCall(this, message, contracts, offers);
        if (running.putIfAbsent(key(message), call) != null) {
            refuse(message, "a call of this transaction is running already");
            return;
        }
        try {
            workers.execute(call::run);
        } catch (RejectedExecutionException e) {
            running.remove(key(message), call);
            refuse(message, "too many calls at once");
        }
    }

    private void refuse(ChaincodeMessage message, String text) {
        send(error(message, text));
    }

    /** An ERROR that belongs to the same transaction. */
    static ChaincodeMessage error(ChaincodeMessage message, String text) {
        return ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.ERROR)
                .setChannelId(message.getChannelId())
                .setTxid(message.getTxid())
                .setPayload(ByteString.copyFrom(text, StandardCharsets.UTF_8))
                .build();
    }

    /** Sends a call's last message, after which another one of the same transaction may come. */
    void finish(PeerCall call, ChaincodeMessage last) {
        running.remove(key(call.transaction()), call);
        send(last);
    }

    /** Streams take one message at a time. Says whether the peer is there to take it. */
    boolean send(ChaincodeMessage message) {
        synchronized (peer) {
            if (open) {
                try {
                    peer.onNext(message);
                } catch (IllegalStateException | StatusRuntimeException e) {
                    // it went meanwhile; gRPC tells onError, too
                    open = false;
                }
            }
            return open;
        }
    }

    @Override
    public void onError(Throwable problem) {
        abandon();
    }

    @Override
    public void onCompleted() {
        abandon();
        peer.onCompleted();
    }

    /** The peer has gone: whoever waits for its answers waits no longer. */
    private void abandon() {
        open = false;
        running.values().forEach(PeerCall::abandon);
        running.clear();
    }

    private static String key(ChaincodeMessage message) {
        return message.getChannelId() + "/" + message.getTxid();
    }
}
