// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.yinzheng.localpeer.endorsement.EndorsementException;

/** Errors with the codes, texts and details of Fabric's Gateway service. */
final class GrpcErrors {
    private final Supplier<String> address;

    /** @param address of this peer, as it stands in the details */
    GrpcErrors(Supplier<String> address) {
        this.address = address;
    }

    StatusRuntimeException of(Code code, String message) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .build());
    }

    /** @param mspIds of the organisations whose nodes would have refused; an empty one if none in particular */
    StatusRuntimeException withDetails(Code code, String message, List<String> mspIds, String detail) {
        var status =
                com.google.rpc.Status.newBuilder().setCode(code.getNumber()).setMessage(message);
        for (String mspId : mspIds) {
            status.addDetails(Any.pack(ErrorDetail.newBuilder()
                    .setAddress(address.get())
                    .setMspId(mspId)
                    .setMessage(detail)
                    .build()));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }

    StatusRuntimeException withDetail(Code code, String message, String mspId, String detail) {
        return withDetails(code, message, List.of(mspId), detail);
    }

    StatusRuntimeException evaluating(EndorsementException e, String mspId) {
        String reason = text(e);
        return switch (e.reason()) {
            case MALFORMED -> of(Code.INVALID_ARGUMENT, "failed to unpack transaction proposal: " + reason);
            case REFUSED ->
                withDetail(
                        Code.FAILED_PRECONDITION, "evaluate call to endorser returned error: " + reason, mspId, reason);
            case CHAINCODE ->
                withDetail(Code.UNKNOWN, "evaluate call to endorser returned error: " + reason, mspId, reason);
            case FAILED ->
                withDetail(
                        Code.ABORTED,
                        "failed to evaluate transaction, see attached details for more info",
                        mspId,
                        reason);
            case NO_ENDORSER -> of(Code.FAILED_PRECONDITION, reason);
        };
    }

    /** @param mspIds of the organisations asked: on a network each one's peer refuses for itself */
    StatusRuntimeException endorsing(EndorsementException e, List<String> mspIds) {
        String reason = text(e);
        return switch (e.reason()) {
            case MALFORMED -> of(Code.INVALID_ARGUMENT, reason);
            case REFUSED, CHAINCODE, FAILED ->
                withDetails(
                        Code.ABORTED,
                        "failed to endorse transaction, see attached details for more info",
                        mspIds,
                        reason);
            case NO_ENDORSER -> of(Code.UNAVAILABLE, reason);
        };
    }

    static String text(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), "no reason given");
    }
}
