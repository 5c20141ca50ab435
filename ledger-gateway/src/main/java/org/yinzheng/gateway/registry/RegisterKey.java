// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.chaincode.registry.RegisterKeyRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.signing.IssuingKeys;

/** Makes an issuing key for the caller's agency, keeps it sealed and proposes its public half to the registry. */
@Component
final class RegisterKey {
    private static final int P256_SHA256 = -9;

    private final LedgerCalls calls;
    private final IssuingKeys keys;

    RegisterKey(LedgerCalls calls, IssuingKeys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    Change prepare(Caller caller, String requestId, Body body) {
        caller.require(Role.KEEPER);
        var key = keys.generate();
        var kid = key.publicKey().keyId().hex();
        var request = new RegisterKeyRequest(
                requestId,
                kid,
                body.use() == null ? KeyUse.CREDENTIAL : body.use(),
                P256_SHA256,
                Base64.getEncoder().encodeToString(key.publicKey().spki()),
                Objects.requireNonNullElse(body.types(), List.of()),
                body.notAfter());
        return new Change(
                "registry.register-key",
                kid,
                calls.own(caller, "registry:RegisterKey", request),
                result -> calls.answer(result).put("kid", kid).put("publicKey", request.publicKey()),
                (database, submission) -> keys.keep(caller.organisation().mspId(), caller.agency(), key));
    }

    /**
     * What the key is for.
     *
     * @param use CREDENTIAL unless said otherwise
     * @param types numbers of the types it may sign; none means every type of the agency
     * @param notAfter epoch seconds of its planned end
     */
    @Schema(name = "KeyOrder")
    record Body(
            @Nullable KeyUse use,
            @Nullable List<Integer> types,
            @Nullable Long notAfter) {}
}
