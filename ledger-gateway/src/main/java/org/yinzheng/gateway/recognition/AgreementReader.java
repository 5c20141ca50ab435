// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.recognition.AgreementQuery;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.AgreementStatus;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.AgreementView;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.registry.RegistryReader;

/** Agreements as they stand now. */
@Component
class AgreementReader {
    private final RegistryReader registry;

    AgreementReader(RegistryReader registry) {
        this.registry = registry;
    }

    Page<AgreementView> page(Caller caller, @Nullable String after, int limit) {
        var page = registry.page(
                caller, caller.organisation().commonNamespace(), Kind.AGR, after, limit, AgreementState.class);
        return new Page<>(
                page.items().stream()
                        .map(state -> view(caller, state.agreement(), state.version()))
                        .toList(),
                page.next());
    }

    /** Every version of every agreement. */
    List<AgreementView> all(Caller caller) {
        return registry.all(caller, caller.organisation().commonNamespace(), Kind.AGR, AgreementState.class).stream()
                .map(state -> view(caller, state.agreement(), state.version()))
                .toList();
    }

    AgreementView view(Caller caller, String agreement, int version) {
        var text = registry.evaluate(
                caller,
                caller.organisation().commonNamespace(),
                "recognition:ReadAgreement",
                new AgreementQuery(agreement, version));
        return CanonicalJson.read(text, AgreementView.class);
    }

    /** The agreement in force under which the caller's region may recognise a type of another for a matter. */
    Optional<AgreementState> inForce(Caller caller, String issuerRegion, int type, String matter) {
        return inForce(caller, issuerRegion, type).stream()
                .filter(state -> covers(state.terms(), matter))
                .findFirst();
    }

    /** All agreements in force under which the caller's region may recognise a type of another for some matter. */
    List<AgreementState> inForce(Caller caller, String issuerRegion, int type) {
        return registry.all(caller, caller.organisation().commonNamespace(), Kind.AGR, AgreementState.class).stream()
                .filter(state -> state.terms().parties().containsAll(List.of(caller.region(), issuerRegion)))
                .filter(state -> state.terms().types().contains(type))
                .filter(state ->
                        view(caller, state.agreement(), state.version()).status() == AgreementStatus.IN_FORCE)
                .toList();
    }

    private static boolean covers(AgreementTerms terms, String matter) {
        return terms.matters().isEmpty() || terms.matters().contains(matter);
    }
}
