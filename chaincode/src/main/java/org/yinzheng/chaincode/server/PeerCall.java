// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hyperledger.fabric.contract.ContractRuntimeException;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.PutStateMetadata;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask;
import org.yinzheng.chaincode.ledger.ManyStates;

/**
 * One call of one chaincode, run by the shim's own task. To a peer that takes several writes in one message they are sent
 * together at the end of the call: reads never show a call's own writes, so nothing changes but the number of messages.
 */
final class PeerCall implements ManyStates {
    private final PeerStream stream;
    private final ChaincodeMessage transaction;
    private final ChaincodeAdditionalParams offers;
    private final ChaincodeInvocationTask task;
    private final List<WriteRecord> writes = new ArrayList<>();
    private final BlockingQueue<ChaincodeMessage> answers = new LinkedBlockingQueue<>();
    private volatile boolean asking;
    private boolean finished;

    PeerCall(PeerStream stream, ChaincodeMessage transaction, Chaincode contracts, ChaincodeAdditionalParams offers) {
        this.stream = stream;
        this.transaction = transaction;
        this.offers = offers;
        this.task =
                new ChaincodeInvocationTask(transaction, transaction.getType(), this::fromContract, wider(contracts));
    }

    ChaincodeMessage transaction() {
        return transaction;
    }

    /** The contracts see a stub that can read several keys at once, if the peer can and says how many. */
    private Chaincode wider(Chaincode contracts) {
        if (!offers.getUseGetMultipleKeys() || offers.getMaxSizeGetMultipleKeys() < 1) {
            return contracts;
        }
        return new Chaincode() {
            @Override
            public Response init(ChaincodeStub stub) {
                return contracts.init(WiderStub.of(stub, PeerCall.this));
            }

            @Override
            public Response invoke(ChaincodeStub stub) {
                return contracts.invoke(WiderStub.of(stub, PeerCall.this));
            }
        };
    }

    /** Runs to the end on this thread. */
    void run() {
        try {
            task.call();
        } finally {
            if (!finished) {
                finish(PeerStream.error(transaction, "the call broke off"));
            }
        }
    }

    /** The peer's answer to what was asked last, by the task or by this call itself. */
    void receive(ChaincodeMessage answer) {
        if (asking) {
            answers.add(answer);
        } else {
            toContract(answer);
        }
    }

    /** Ends every wait. */
    void abandon() {
        answers.add(gone());
        toContract(gone());
    }

    private ChaincodeMessage gone() {
        return PeerStream.error(transaction, "the peer has gone");
    }

    private void toContract(ChaincodeMessage answer) {
        try {
            task.postMessage(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the task says, on the task's thread. */
    private void fromContract(ChaincodeMessage message) {
        switch (message.getType()) {
            case PUT_STATE, DEL_STATE, PUT_STATE_METADATA -> write(message);
            case COMPLETED -> finish(flush().orElse(message));
            case ERROR -> finish(message);
            default -> pass(message);
        }
    }

    private void pass(ChaincodeMessage message) {
        if (!stream.send(message)) {
            toContract(gone());
        }
    }

    private void finish(ChaincodeMessage last) {
        finished = true;
        stream.finish(this, last);
    }

    private void write(ChaincodeMessage message) {
        if (!offers.getUseWriteBatch()) {
            pass(message);
            return;
        }
        writes.add(record(message));
        var problem = writes.size() < offers.getMaxSizeWriteBatch() ? Optional.<ChaincodeMessage>empty() : flush();
        toContract(problem.orElseGet(() -> message(ChaincodeMessage.Type.RESPONSE, ByteString.EMPTY)));
    }

    private static WriteRecord record(ChaincodeMessage message) {
        try {
            return switch (message.getType()) {
                case PUT_STATE -> {
                    var put = PutState.parseFrom(message.getPayload());
                    yield WriteRecord.newBuilder()
                            .setType(WriteRecord.Type.PUT_STATE)
                            .setCollection(put.getCollection())
                            .setKey(put.getKey())
                            .setValue(put.getValue())
                            .build();
                }
                case DEL_STATE -> {
                    var deletion = DelState.parseFrom(message.getPayload());
                    yield WriteRecord.newBuilder()
                            .setType(WriteRecord.Type.DEL_STATE)
                            .setCollection(deletion.getCollection())
                            .setKey(deletion.getKey())
                            .build();
                }
                default -> {
                    var metadata = PutStateMetadata.parseFrom(message.getPayload());
                    yield WriteRecord.newBuilder()
                            .setType(WriteRecord.Type.PUT_STATE_METADATA)
                            .setCollection(metadata.getCollection())
                            .setKey(metadata.getKey())
                            .setMetadata(metadata.getMetadata())
                            .build();
                }
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the shim made a message that nobody can read", e);
        }
    }

    /** Sends the writes so far; what the peer says against them. */
    private Optional<ChaincodeMessage> flush() {
        if (writes.isEmpty()) {
            return Optional.empty();
        }
        var batch = WriteBatchState.newBuilder().addAllRec(writes).build();
        writes.clear();
        var answer = ask(ChaincodeMessage.Type.WRITE_BATCH_STATE, batch.toByteString());
        return answer.getType() == ChaincodeMessage.Type.RESPONSE
                ? Optional.empty()
                : Optional.of(PeerStream.error(transaction, answer.getPayload().toStringUtf8()));
    }

    @Override
    public List<byte[]> getStates(List<String> keys) {
        List<byte[]> values = new ArrayList<>();
        int most = offers.getMaxSizeGetMultipleKeys();
        for (int from = 0; from < keys.size(); from += most) {
            var part = keys.subList(from, Math.min(keys.size(), from + most));
            var request = GetStateMultiple.newBuilder().addAllKeys(part).build();
            var answer = ask(ChaincodeMessage.Type.GET_STATE_MULTIPLE, request.toByteString());
            values.addAll(values(answer, part.size()));
        }
        return values;
    }

    private static List<byte[]> values(ChaincodeMessage answer, int expected) {
        if (answer.getType() != ChaincodeMessage.Type.RESPONSE) {
            throw new ContractRuntimeException(
                    "the peer refuses to read: " + answer.getPayload().toStringUtf8());
        }
        try {
            var values = GetStateMultipleResult.parseFrom(answer.getPayload()).getValuesList();
            if (values.size() != expected) {
                throw new ContractRuntimeException("the peer answers with " + values.size() + " values to " + expected);
            }
            return values.stream().map(ByteString::toByteArray).toList();
        } catch (InvalidProtocolBufferException e) {
            throw new ContractRuntimeException("the peer's answer cannot be read", e);
        }
    }

    private ChaincodeMessage ask(ChaincodeMessage.Type type, ByteString payload) {
        asking = true;
        try {
            return stream.send(message(type, payload)) ? answers.take() : gone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PeerStream.error(transaction, "the call was interrupted");
        } finally {
            asking = false;
        }
    }

    private ChaincodeMessage message(ChaincodeMessage.Type type, ByteString payload) {
        return ChaincodeMessage.newBuilder()
                .setType(type)
                .setChannelId(transaction.getChannelId())
                .setTxid(transaction.getTxid())
                .setPayload(payload)
                .build();
    }
}
