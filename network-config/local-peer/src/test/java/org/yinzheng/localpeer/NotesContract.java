// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/** A contract that does one thing of each kind a peer must serve. */
@Contract(name = "notes")
public final class NotesContract implements ContractInterface {

    @Transaction
    public String Put(Context context, String key, String value) {
        context.getStub().putStringState(key, value);
        return value;
    }

    /** Reads first, so that two creators cannot both win. */
    @Transaction
    public String Create(Context context, String key, String value) {
        if (!context.getStub().getStringState(key).isEmpty()) {
            throw new ChaincodeException("NOTE_EXISTS: " + key);
        }
        context.getStub().putStringState(key, value);
        context.getStub().setEvent("note.created", key.getBytes(StandardCharsets.UTF_8));
        return value;
    }

    /** As much work as issuing a licence: six reads, three writes. */
    @Transaction
    public String Issue(Context context, String key) {
        ChaincodeStub stub = context.getStub();
        for (int i = 0; i < 6; i++) {
            stub.getStringState(key + "/" + i);
        }
        for (int i = 0; i < 3; i++) {
            stub.putStringState(key + "/" + i, "x".repeat(200));
        }
        return key;
    }

    @Transaction
    public String Fill(Context context, String prefix, String count) {
        for (int i = 0; i < Integer.parseInt(count); i++) {
            context.getStub().putStringState(prefix + String.format("%05d", i), "v" + i);
        }
        return count;
    }

    @Transaction
    public String PutMany(Context context, String key, String bytes) {
        context.getStub().putStringState(key, "x".repeat(Integer.parseInt(bytes)));
        return bytes;
    }

    @Transaction
    public String Get(Context context, String key) {
        return context.getStub().getStringState(key);
    }

    @Transaction
    public String Delete(Context context, String key) {
        context.getStub().getStringState(key);
        context.getStub().delState(key);
        return key;
    }

    @Transaction
    public String Range(Context context, String from, String to) {
        return String.join(",", keys(context.getStub(), from, to));
    }

    /** Reads a range and writes: a phantom must invalidate it. */
    @Transaction
    public String CountInto(Context context, String from, String to, String target) {
        int count = keys(context.getStub(), from, to).size();
        context.getStub().putStringState(target, Integer.toString(count));
        return Integer.toString(count);
    }

    @Transaction
    public String Page(Context context, String from, String to, String size, String bookmark) {
        QueryResultsIteratorWithMetadata<KeyValue> page =
                context.getStub().getStateByRangeWithPagination(from, to, Integer.parseInt(size), bookmark);
        List<String> keys = new ArrayList<>();
        page.forEach(each -> keys.add(each.getKey()));
        return String.join(",", keys) + "|" + page.getMetadata().getBookmark();
    }

    @Transaction
    public String History(Context context, String key) {
        QueryResultsIterator<KeyModification> history = context.getStub().getHistoryForKey(key);
        List<String> values = new ArrayList<>();
        history.forEach(each -> values.add(each.isDeleted() ? "-" : each.getStringValue()));
        return String.join(",", values);
    }

    @Transaction
    public String Call(Context context, String chaincode, String function, String key) {
        Chaincode.Response response =
                context.getStub().invokeChaincodeWithStringArgs(chaincode, List.of("notes:" + function, key), "");
        if (response.getStatus() != Chaincode.Response.Status.SUCCESS) {
            throw new ChaincodeException("CALL_FAILED: " + response.getMessage());
        }
        return new String(response.getPayload(), StandardCharsets.UTF_8);
    }

    /** Reads the same key of another chaincode many times, then writes here. */
    @Transaction
    public String CopyFrom(Context context, String chaincode, String key, String times) {
        String value = "";
        for (int i = 0; i < Integer.parseInt(times); i++) {
            value = Call(context, chaincode, "Get", key);
        }
        context.getStub().putStringState("copy/" + key, value);
        return value;
    }

    /** Puts a key under a policy of its own, given as a serialized {@link SignaturePolicyEnvelope} in the transient map. */
    @Transaction
    public String Guard(Context context, String key) {
        context.getStub().getStringState(key);
        context.getStub()
                .setStateValidationParameter(
                        key, context.getStub().getTransient().get("policy"));
        return key;
    }

    @Transaction
    public String GuardOf(Context context, String key) {
        byte[] policy = context.getStub().getStateValidationParameter(key);
        return policy == null ? "none" : Integer.toString(policy.length);
    }

    @Transaction
    public String Secret(Context context) {
        return new String(context.getStub().getTransient().get("secret"), StandardCharsets.UTF_8);
    }

    @Transaction
    public String Refuse(Context context, String code) {
        throw new ChaincodeException(code + ": refused on request");
    }

    @Transaction
    public String Break(Context context) {
        throw new IllegalStateException("broken on request");
    }

    private static List<String> keys(ChaincodeStub stub, String from, String to) {
        List<String> keys = new ArrayList<>();
        stub.getStateByRange(from, to).forEach(each -> keys.add(each.getKey()));
        return keys;
    }
}
