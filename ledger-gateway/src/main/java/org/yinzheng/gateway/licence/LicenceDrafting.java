// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.licence.CredentialEntry;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.Profile;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.IssuerSigned;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.wallet.HolderKey;
import org.yinzheng.credential.wallet.WalletCredential;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.issuing.CheckedDocument;
import org.yinzheng.gateway.issuing.Commitment;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.issuing.RandomText;
import org.yinzheng.gateway.issuing.StatusIndexes;
import org.yinzheng.gateway.lookup.LicenceForm;
import org.yinzheng.gateway.onboarding.WalletFields;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.AgencyDesk;

/** From an order to a signed licence: check, commit, number, sign. */
@Component
class LicenceDrafting {
    private final AgencyDesk desk;
    private final StatusIndexes indexes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LicenceDrafting(AgencyDesk desk, StatusIndexes indexes, Clock clock) {
        this.desk = desk;
        this.indexes = indexes;
        this.clock = clock;
    }

    /** @param predecessor the licence it replaces: its serial is kept, the version goes up */
    LicenceDraft draft(Caller caller, LicenceOrder order, @Nullable LicenceId predecessor) {
        var type = type(caller, order.type());
        var today = LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
        var checked = CheckedDocument.of(
                type, order.holders(), order.fields(), CheckedDocument.dates(type, order.fields(), today));
        var agency = desk.agency(caller);
        var id = identifier(caller, type, order, predecessor);
        return signed(caller, agency, checked, id, today);
    }

    /** A licence that exists already, under its own identifier. */
    LicenceDraft existing(Caller caller, LicenceOrder order, LicenceId id) {
        var type = type(caller, order.type());
        var today = LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
        var checked = CheckedDocument.of(
                type, order.holders(), order.fields(), CheckedDocument.dates(type, order.fields(), today));
        return signed(caller, desk.agency(caller), checked, id, today);
    }

    /** Whether another draft may pass where this one was refused with a code. */
    boolean worthAnother(LicenceDraft refused, String code) {
        if (!code.equals("STATUS_INDEX_TAKEN")) {
            return false;
        }
        var claims = refused.credential().claims();
        indexes.leapPast(claims.iss(), refused.type().number(), refused.entry().statusIndex());
        return true;
    }

    LicenceType type(Caller caller, int number) {
        return desk.typeInUse(caller, caller.organisation().namespace(), number)
                .filter(type -> type.kind() == LicenceType.Kind.LICENCE)
                .orElseThrow(() -> Problem.INVALID_FIELDS.exception(List.of(new FieldError(
                        "type", "TYPE_NOT_ADOPTED", "the number of a licence type that the region has in use"))));
    }

    private static LicenceId identifier(
            Caller caller, LicenceType type, LicenceOrder order, @Nullable LicenceId predecessor) {
        if (predecessor != null
                && predecessor.type().equals(type.code())
                && predecessor.issuer().equals(caller.agency())) {
            return LicenceId.of(type.code(), caller.agency(), predecessor.serial(), predecessor.version() + 1);
        }
        var serial = order.serial() == null || type.personal() ? RandomText.serial() : order.serial();
        return LicenceId.of(type.code(), caller.agency(), serial, 1);
    }

    private LicenceDraft signed(
            Caller caller, AgencyState agency, CheckedDocument checked, LicenceId id, LocalDate today) {
        var type = checked.type();
        var fields = checked.fields();
        var from = CheckedDocument.date(fields, "validFrom").orElse(today);
        var to = CheckedDocument.date(fields, "validTo");
        var index = indexes.next(agency.iss(), type.number());
        var credential = sign(caller, agency, checked, id, index, from, to);
        var holders = Commitment.to(CanonicalJson.bytes(checked.holders()));
        var file = Commitment.to(CanonicalJson.bytes(Map.of("fields", fields, "holders", checked.holders())));
        var entry = new LicenceEntry(
                id.toString(),
                index,
                CheckedDocument.date(fields, "issueDate").orElse(today).toString(),
                from.toString(),
                to.map(LocalDate::toString).orElse(null),
                holders.value(),
                file.value(),
                type.dataGrade(),
                List.of(entry(credential)));
        var shortNumber = id.serial() + "-" + id.check() + "-" + RandomText.checkValue();
        var secrets = Map.of(
                "cti", credential.claims().cti().hex(),
                "holderKey", holders.key(),
                "fileKey", file.key(),
                "statusIndex", Long.toString(index),
                "shortNumber", shortNumber);
        var content = new DocumentContent(fields, checked.holders(), secrets, credential.text());
        var document = new NewDocument(
                        DocumentId.licence(caller.organisation().mspId(), id.toString()),
                        type.number(),
                        caller.agency(),
                        DocumentDrafts.PENDING,
                        Optional.of(holders.value()),
                        Optional.of(new LicenceForm(shortNumber).phrase()),
                        content)
                .until(to);
        return new LicenceDraft(type, id, entry, credential, document, shortNumber);
    }

    /** A credential of these fields, with a new cti. */
    PrintCredential sign(
            Caller caller,
            AgencyState agency,
            CheckedDocument checked,
            LicenceId id,
            long index,
            LocalDate from,
            Optional<LocalDate> to) {
        return fitting(() -> PrintCredential.issue(
                claims(agency, checked, index, from, to, checked.printed(id.shortForm())),
                desk.signer(caller, checked.type().number())));
    }

    /** The same for a holder's key, with every group that the document fills. */
    WalletCredential signFor(
            HolderKey holder,
            Caller caller,
            AgencyState agency,
            CheckedDocument checked,
            LicenceId id,
            long index,
            LocalDate from,
            Optional<LocalDate> to) {
        var type = checked.type();
        return fitting(() -> WalletCredential.issue(
                claims(agency, checked, index, from, to, WalletFields.open(type, checked.fields(), id.shortForm())),
                WalletFields.groups(type, checked.fields()),
                WalletFields.digests(type),
                holder,
                desk.signer(caller, type.number()),
                random));
    }

    private PrintClaims claims(
            AgencyState agency,
            CheckedDocument checked,
            long index,
            LocalDate from,
            Optional<LocalDate> to,
            SortedMap<Integer, FieldValue> fields) {
        long now = clock.instant().getEpochSecond();
        var cti = CredentialId.random(random);
        return PrintClaims.licence(agency.iss(), checked.type().number(), now, cti, to, index, fields)
                .validFrom(from);
    }

    private static <T> T fitting(Supplier<T> credential) {
        try {
            return credential.get();
        } catch (IllegalArgumentException e) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("fields", "INVALID", Objects.requireNonNullElse(e.getMessage(), ""))));
        }
    }

    static CredentialEntry entry(PrintCredential credential) {
        return entry(Profile.PRINT, credential);
    }

    static CredentialEntry entry(Profile profile, IssuerSigned credential) {
        return new CredentialEntry(
                profile, credential.digest().hex(), credential.claims().iat());
    }
}
