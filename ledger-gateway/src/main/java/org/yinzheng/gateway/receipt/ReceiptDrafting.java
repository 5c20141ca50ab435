// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.receipt.ReceiptSecret;
import org.yinzheng.chaincode.receipt.TotalCommitment;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.issuing.CheckedDocument;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.issuing.RandomText;
import org.yinzheng.gateway.lookup.ReceiptForm;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.AgencyDesk;

/** From an order and a number to a signed receipt: batch id and leaf index are fixed before signing. */
@Component
class ReceiptDrafting {
    private static final HexFormat HEX = HexFormat.of();

    private final AgencyDesk desk;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReceiptDrafting(AgencyDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Checks an order; the number comes later, when a lane is free. */
    CheckedDocument check(Caller caller, ReceiptOrder order) {
        var type = type(caller, order.type());
        var today = LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
        var checked = CheckedDocument.of(
                type, order.holders(), order.fields(), CheckedDocument.dates(type, order.fields(), today));
        long total = ReceiptFields.total(type, checked.fields());
        if (total <= 0 || total > ReceiptFields.MOST_FEN) {
            throw Problem.INVALID_FIELDS.exception(List.of(
                    new FieldError("fields.total", "INVALID", "more than 0 fen, at most " + ReceiptFields.MOST_FEN)));
        }
        return checked;
    }

    LicenceType type(Caller caller, int number) {
        return desk.typeInUse(caller, caller.organisation().namespace(), number)
                .filter(type -> type.kind() == LicenceType.Kind.RECEIPT)
                .orElseThrow(() -> Problem.INVALID_FIELDS.exception(List.of(new FieldError(
                        "type", "TYPE_NOT_ADOPTED", "the number of a kind of receipt that the region has in use"))));
    }

    /** 16 fresh random bytes, in hex. */
    String batchId() {
        var batch = new byte[LedgerPlace.BatchLeaf.BATCH_LENGTH];
        random.nextBytes(batch);
        return HEX.formatHex(batch);
    }

    /** A batch of one. */
    ReceiptDraft draft(Caller caller, CheckedDocument checked, ReceiptNumber number) {
        return draft(caller, checked, number, new LedgerPlace.BatchLeaf(batchId(), 0), clock.instant());
    }

    /** One of a batch, whose credentials all carry the same time. */
    ReceiptDraft draft(
            Caller caller,
            CheckedDocument checked,
            ReceiptNumber number,
            LedgerPlace.BatchLeaf place,
            Instant issuedAt) {
        var credential = sign(caller, checked, number, place, issuedAt);
        var secret = secret(credential.claims().cti());
        long total = ReceiptFields.total(checked.type(), checked.fields());
        var leaf = new ReceiptLeaf(credential.digest().hex(), HEX.formatHex(TotalCommitment.of(secret, number, total)));
        var checkValue = RandomText.checkValue();
        return new ReceiptDraft(
                checked.type(),
                number,
                place.batch(),
                credential,
                leaf,
                document(caller, checked, number, credential, checkValue),
                checkValue);
    }

    private PrintCredential sign(
            Caller caller,
            CheckedDocument checked,
            ReceiptNumber number,
            LedgerPlace.BatchLeaf place,
            Instant issuedAt) {
        try {
            var claims = PrintClaims.receipt(
                    desk.agency(caller).iss(),
                    checked.type().number(),
                    issuedAt.getEpochSecond(),
                    CredentialId.random(random),
                    place,
                    checked.printed(number.code() + "." + number.number()));
            return PrintCredential.issue(
                    claims, desk.signer(caller, checked.type().number()));
        } catch (IllegalArgumentException e) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("fields", "INVALID", Objects.requireNonNullElse(e.getMessage(), ""))));
        }
    }

    /** The secret follows from the credential's cti: who holds the receipt holds it. */
    static ReceiptSecret secret(CredentialId cti) {
        return ReceiptSecret.of(cti.bytes());
    }

    private static NewDocument document(
            Caller caller,
            CheckedDocument checked,
            ReceiptNumber number,
            PrintCredential credential,
            String checkValue) {
        var secrets = Map.of("cti", credential.claims().cti().hex(), "checkValue", checkValue);
        var fields = checked.fields();
        var onPaper = new ReceiptForm(
                number.code(),
                number.number(),
                checkValue,
                fields.path("issueDate").asString(""),
                ReceiptFields.total(checked.type(), fields));
        return new NewDocument(
                ReceiptReader.documentId(caller, number.code(), number.number()),
                checked.type().number(),
                caller.agency(),
                DocumentDrafts.PENDING,
                Optional.empty(),
                Optional.of(onPaper.phrase()),
                new DocumentContent(fields, checked.holders(), secrets, credential.text()));
    }
}
