// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.ledger.RequestState;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

/**
 * The door of the chaincode: text in, text out. Inside are records; a refusal leaves as {@code CODE: text}.
 *
 * <p>The rule of request ids: REQ of the caller's agency is read by every state-changing call. Absent: the call is carried
 * out and its answer kept. There, with the same function and arguments: the same answer, nothing is written. With others, or
 * fenced: refused. A call that joins several requests is refused as a whole when one of them is there already.
 */
public final class Door {
    private Door() {}

    /** A state-changing call: caller, request id, then the step; its answer is kept under the request id. */
    public static <R extends Request> String submit(
            Context context, String function, String argument, Class<R> type, BiFunction<Act, R, ?> step) {
        return translated(() -> {
            R request = CanonicalJson.read(argument, type);
            var ledger = new Ledger(context.getStub());
            var caller = Caller.of(context.getClientIdentity());
            ledger.readAhead(readsAhead(caller, request));
            var officer = new Officers(ledger).find(caller);
            return once(
                    new Act(ledger, officer, request.requestId(), digest(function, request)), function, request, step);
        });
    }

    /** Who calls, whether it was asked before, and what the function itself reads. */
    private static List<LedgerKeys.Key> readsAhead(Caller caller, Request request) {
        List<LedgerKeys.Key> keys = new ArrayList<>();
        keys.add(LedgerKeys.agency(caller.agency()));
        keys.add(LedgerKeys.request(caller.agency(), request.requestId()));
        keys.addAll(request.readsAhead());
        return keys;
    }

    /**
     * A state-changing call of a caller who cannot stand in the registry yet: a namespace's first. The certificate is all
     * that is known of it.
     */
    public static <R extends Request> String submitUnregistered(
            Context context, String function, String argument, Class<R> type, FirstStep<R> step) {
        return translated(() -> {
            R request = CanonicalJson.read(argument, type);
            var ledger = new Ledger(context.getStub());
            var caller = Caller.of(context.getClientIdentity());
            var key = LedgerKeys.request(caller.agency(), request.requestId());
            var digest = digest(function, request);
            var earlier = ledger.find(key, RequestState.class);
            if (earlier.isPresent()) {
                return sameAnswer(earlier.get(), digest);
            }
            return keep(ledger, key, function, digest, step.answer(ledger, caller, request));
        });
    }

    /** What {@link #submitUnregistered} does once the request id is new. */
    @FunctionalInterface
    public interface FirstStep<R> {
        Object answer(Ledger ledger, Caller caller, R request);
    }

    /** A read: any member of the channel, nothing is written. */
    public static <Q> String evaluate(Context context, String argument, Class<Q> type, BiFunction<Ledger, Q, ?> query) {
        return translated(() ->
                CanonicalJson.write(query.apply(new Ledger(context.getStub()), CanonicalJson.read(argument, type))));
    }

    /** A read whose answer is stored text. */
    public static <Q> String read(
            Context context, String argument, Class<Q> type, BiFunction<Ledger, Q, String> query) {
        return translated(() -> query.apply(new Ledger(context.getStub()), CanonicalJson.read(argument, type)));
    }

    /** A state-changing call that is harmless to repeat, and so keeps no answer under its request id. */
    public static <R extends Request> String submitRepeatable(
            Context context, String argument, Class<R> type, BiFunction<Act, R, ?> step) {
        return translated(() -> {
            R request = CanonicalJson.read(argument, type);
            var ledger = new Ledger(context.getStub());
            var officer = new Officers(ledger).find(Caller.of(context.getClientIdentity()));
            return CanonicalJson.write(step.apply(new Act(ledger, officer, request.requestId(), ""), request));
        });
    }

    private static <R> String once(Act act, String function, R request, BiFunction<Act, R, ?> step) {
        var ledger = act.ledger();
        var officer = act.officer();
        var key = LedgerKeys.request(officer.code(), act.requestId());
        var earlier = ledger.find(key, RequestState.class);
        if (earlier.isPresent()) {
            return sameAnswer(earlier.get(), act.argumentsDigest());
        }
        if (!officer.local()) {
            // the fence of a caller from another region stands in its own namespace
            ledger.findIn(officer.namespace(), key, RequestState.class)
                    .filter(RequestState::fenced)
                    .ifPresent(fence -> {
                        throw fenced();
                    });
        }
        return keep(ledger, key, function, act.argumentsDigest(), step.apply(act, request));
    }

    /**
     * Keeps the answer of one of several requests that were joined into this call, as if it had come alone.
     *
     * @param alone the request as it is when it comes alone
     */
    public static void keepJoined(Act act, String function, Request alone, Object answer) {
        var ledger = act.ledger();
        var key = LedgerKeys.request(act.officer().code(), alone.requestId());
        ledger.find(key, RequestState.class).ifPresent(earlier -> {
            throw earlier.fenced() ? fenced() : reused();
        });
        keep(ledger, key, function, digest(function, alone), answer);
    }

    private static String keep(Ledger ledger, LedgerKeys.Key key, String function, String digest, Object record) {
        var answer = CanonicalJson.write(record);
        ledger.put(key, new RequestState(function, digest, answer, ledger.transactionId(), ledger.now(), false));
        return answer;
    }

    private static String digest(String function, Object request) {
        return Caller.sha256Hex(function + "\n" + CanonicalJson.write(request));
    }

    private static String sameAnswer(RequestState earlier, String argumentsDigest) {
        if (earlier.fenced()) {
            throw fenced();
        }
        var answer = earlier.answer();
        if (answer == null || !argumentsDigest.equals(earlier.argumentsDigest())) {
            throw reused();
        }
        return answer;
    }

    private static RefusedException reused() {
        return new RefusedException(
                Refusal.REQUEST_ID_REUSED, "this request id was used with other arguments; use a new one");
    }

    private static RefusedException fenced() {
        return new RefusedException(
                Refusal.REQUEST_FENCED, "this request id was closed as not carried out; use a new one");
    }

    private static String translated(Call call) {
        try {
            return call.answer();
        } catch (RefusedException e) {
            // only a ChaincodeException's message reaches the client
            throw new ChaincodeException(e.getMessage());
        }
    }

    @FunctionalInterface
    private interface Call {
        String answer();
    }
}
