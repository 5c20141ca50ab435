// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.Finding;
import org.yinzheng.chaincode.recognition.RecogniseRequest;
import org.yinzheng.chaincode.recognition.RecognitionRules;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.LedgerCalls;
import org.yinzheng.gateway.signing.ForeignCredentials;

/** Records one use of another region's licence for one matter. */
@Component
class RecordRecognition {
    static final String OPERATION = "recognition.recognise";

    private final ForeignCredentials credentials;
    private final AgreementReader agreements;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;
    private final AgencyDesk desk;

    RecordRecognition(
            ForeignCredentials credentials,
            AgreementReader agreements,
            LedgerCalls calls,
            DocumentDrafts drafts,
            AgencyDesk desk) {
        this.credentials = credentials;
        this.agreements = agreements;
        this.calls = calls;
        this.drafts = drafts;
        this.desk = desk;
    }

    Change prepare(Caller caller, String requestId, Order order) {
        caller.require(Role.CLERK);
        var shown = credentials.shown(caller, order.credential());
        var finding = Objects.requireNonNullElse(order.finding(), Finding.RECOGNISED);
        var issuerRegion = shown.region().region();
        var agreement = agreement(caller, order, shown, finding);
        var text = CauseTexts.document(caller, order.causeText());
        var recognition = UUID.randomUUID().toString();
        var request = new RecogniseRequest(
                requestId,
                recognition,
                agreement.map(Named::agreement).orElse(null),
                agreement.map(Named::version).orElse(null),
                issuerRegion,
                shown.credential().digest().hex(),
                order.matter(),
                finding,
                order.reason(),
                shown.fields(),
                CauseTexts.digest(text));
        return new Change(
                OPERATION,
                recognition,
                calls.own(caller, "recognition:Recognise", request),
                result -> calls.answer(result)
                        .put("recognition", recognition)
                        .put("finding", finding.name())
                        .put("agreement", agreement.map(Named::agreement).orElse(null)),
                drafts.created(text.stream().toList(), CauseTexts.KEPT));
    }

    private Optional<Named> agreement(Caller caller, Order order, ForeignCredentials.Shown shown, Finding finding) {
        if (order.agreement() != null) {
            return Optional.of(new Named(order.agreement(), Objects.requireNonNullElse(order.version(), 1)));
        }
        var region = shown.region();
        int number = shown.credential().claims().vct();
        var inForce = agreements.inForce(caller, region.region(), number, order.matter());
        if (inForce.isEmpty() && finding == Finding.RECOGNISED) {
            throw new LedgerRefusal(
                    "AGREEMENT_NOT_IN_FORCE",
                    "no agreement in force covers this type, the issuer's region, the own one and the matter");
        }
        var type = desk.typeInUse(caller, region.namespace(), number);
        return inForce.stream()
                .filter(one -> type.filter(
                                known -> RecognitionRules.missing(one.terms(), known.fields(), shown.fields())
                                        .isEmpty())
                        .isPresent())
                .findFirst()
                .or(() -> inForce.stream().findFirst())
                .map(Named::of);
    }

    private record Named(String agreement, int version) {
        static Named of(AgreementState state) {
            return new Named(state.agreement(), state.version());
        }
    }

    /**
     * One use.
     *
     * @param credential the code that was shown, printed or from a wallet; which fields it showed is recorded, no value
     * @param matter code of the matter (事项)
     * @param causeText at most 200 characters, kept here; its salted digest stands on the ledger
     * @param finding RECOGNISED unless said otherwise
     * @param reason code; required unless RECOGNISED
     * @param agreement found by type, regions, matter and what was shown where it is left out
     */
    @Schema(name = "RecognitionOrder")
    record Order(
            String credential,
            String matter,
            @Nullable String causeText,
            @Nullable Finding finding,
            @Nullable String reason,
            @Nullable String agreement,
            @Nullable Integer version) {
        @Override
        public String toString() {
            return "Order[" + matter + "]";
        }
    }
}
