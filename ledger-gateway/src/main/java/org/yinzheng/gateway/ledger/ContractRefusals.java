// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** Finds a contract's {@code CODE: text} in the details of a failed call, where Fabric hides it. */
final class ContractRefusals {
    private static final Pattern REFUSAL =
            Pattern.compile("chaincode response \\d+, ([A-Z][A-Z0-9_]*): (.*)", Pattern.DOTALL);

    private ContractRefusals() {}

    /** The stable code in what a peer says, if a contract refused. */
    static Optional<String> code(String message) {
        var found = REFUSAL.matcher(message);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    static Optional<LedgerRefusal> in(GatewayException failure) {
        var description = Optional.ofNullable(failure.getStatus().getDescription());
        return Stream.concat(failure.getDetails().stream().map(ErrorDetail::getMessage), description.stream())
                .map(REFUSAL::matcher)
                .filter(Matcher::find)
                .map(found -> new LedgerRefusal(found.group(1), found.group(2).strip()))
                .findFirst();
    }
}
