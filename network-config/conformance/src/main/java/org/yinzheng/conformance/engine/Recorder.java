// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.MethodDescriptor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;

/** Keeps the proposals that clients sent, transient data included: the only part of a transaction that no block has. */
final class Recorder implements ClientInterceptor {
    private final Map<String, EndorseRequest> requests = new ConcurrentHashMap<>();

    /** The request with which a transaction began. */
    Optional<EndorseRequest> request(String transactionId) {
        return Optional.ofNullable(requests.get(transactionId));
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new ForwardingClientCall.SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void sendMessage(Q message) {
                if (message instanceof EndorseRequest request) {
                    requests.put(request.getTransactionId(), request);
                }
                super.sendMessage(message);
            }
        };
    }
}
