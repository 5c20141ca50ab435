// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.junit.jupiter.api.Test;

class RequestLimitTest {
    @Test
    void a_call_that_cannot_be_started_gives_its_slot_back() {
        RequestLimit limit = new RequestLimit(1);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> limit.interceptCall(new Call(), new Metadata(), (call, headers) -> {
                        throw new IllegalStateException("cannot be started");
                    }))
                    .hasMessage("cannot be started");
        }
    }

    private static final class Call extends ServerCall<EvaluateRequest, EvaluateResponse> {
        @Override
        public void request(int messages) {
            // none ever comes
        }

        @Override
        public void sendHeaders(Metadata headers) {
            // nobody reads them
        }

        @Override
        public void sendMessage(EvaluateResponse message) {
            // nobody reads it
        }

        @Override
        public void close(Status status, Metadata trailers) {
            // a refusal shows in that nothing is thrown
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<EvaluateRequest, EvaluateResponse> getMethodDescriptor() {
            return GatewayGrpc.getEvaluateMethod();
        }
    }
}
