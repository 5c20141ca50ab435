// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.Semaphore;

/** At most so many calls of a service at once; one more is refused at once, as Fabric's limiter does. */
final class RequestLimit implements ServerInterceptor {
    private final int limit;
    private final Semaphore slots;

    RequestLimit(int limit) {
        this.limit = limit;
        this.slots = new Semaphore(limit);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!slots.tryAcquire()) {
            call.close(
                    Status.RESOURCE_EXHAUSTED.withDescription("too many requests for "
                            + call.getMethodDescriptor().getServiceName() + ", exceeding concurrency limit (" + limit
                            + ")"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        boolean started = false;
        try {
            ServerCall.Listener<Q> listener = new Releasing<>(next.startCall(call, headers), slots);
            started = true;
            return listener;
        } finally {
            if (!started) {
                slots.release();
            }
        }
    }

    /** gRPC ends every call with exactly one of onComplete and onCancel. */
    private static final class Releasing<Q> extends ForwardingServerCallListener<Q> {
        private final ServerCall.Listener<Q> listener;
        private final Semaphore slots;

        Releasing(ServerCall.Listener<Q> listener, Semaphore slots) {
            this.listener = listener;
            this.slots = slots;
        }

        @Override
        protected ServerCall.Listener<Q> delegate() {
            return listener;
        }

        @Override
        public void onComplete() {
            slots.release();
            super.onComplete();
        }

        @Override
        public void onCancel() {
            slots.release();
            super.onCancel();
        }
    }
}
