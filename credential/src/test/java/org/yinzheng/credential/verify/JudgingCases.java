// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.ISSUER_NOT_AUTHORISED;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_ON_LEDGER;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_YET_VALID;
import static org.yinzheng.credential.verdict.VerdictCode.STATUS_UNKNOWN;
import static org.yinzheng.credential.verdict.VerdictCode.TAMPERED;
import static org.yinzheng.credential.verdict.VerdictCode.UNKNOWN_ISSUER;
import static org.yinzheng.credential.verdict.VerdictCode.UNREADABLE;
import static org.yinzheng.credential.verdict.VerdictCode.UNSUPPORTED;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.QrTextException;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TypeGrant;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;

/** Who signed what, whether it might, and whether the ledger recorded it. */
final class JudgingCases extends CaseList {
    JudgingCases() {
        issuers();
        contents();
        records();
    }

    private void issuers() {
        add("a genuine current licence is valid", VALID, CheckStep.SIGNATURE, Reason.OK, Scene::validLicence);
        add(
                "the signature's malleable twin is the same credential",
                VALID,
                CheckStep.RECORD,
                Reason.OK,
                JudgingCases::twin);
        add(
                "a stranger is unknown",
                UNKNOWN_ISSUER,
                CheckStep.KEY,
                Reason.ISSUER_UNKNOWN,
                scene -> scene.issue(withIss(Scene.licenceClaims(), "36XXX")));
        add(
                "a stranger's key is unknown",
                UNKNOWN_ISSUER,
                CheckStep.KEY,
                Reason.KEY_UNKNOWN,
                scene -> PrintCredential.issue(Scene.licenceClaims(), TestKeys.named("stranger"))
                        .text());
        add(
                "an unknown key may be new where the view is old",
                UNKNOWN_ISSUER,
                CheckStep.KEY,
                Reason.ISSUER_UNKNOWN_IN_OLD_VIEW,
                scene -> {
                    scene.viewTime = Scene.NOW - 601;
                    return scene.issue(withIss(Scene.licenceClaims(), "36XXX"));
                });
        keyed(
                "another algorithm than the registered one is refused",
                TAMPERED,
                CheckStep.ALGORITHM,
                Reason.ALGORITHM_DIFFERS,
                scene -> scene.key(KeyUse.CREDENTIAL, -70002, Scene.START, Optional.empty()));
        add(
                "a changed name is tampering",
                TAMPERED,
                CheckStep.SIGNATURE,
                Reason.SIGNATURE_WRONG,
                JudgingCases::renamed);
        add(
                "tampering with a closed key's code blames nobody",
                TAMPERED,
                CheckStep.SIGNATURE,
                Reason.SIGNATURE_WRONG,
                scene -> {
                    scene.closeKey(39, KeyClosing.Kind.NORMAL);
                    return renamed(scene);
                });
        keyed(
                "a status key may not sign documents",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_FOR_OTHER_USE,
                scene -> scene.key(KeyUse.STATUS));
        keyed(
                "a key for other types is refused",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_FOR_OTHER_TYPES,
                scene -> scene.key(KeyUse.CREDENTIAL, -9, Scene.START, Optional.empty(), List.of(Scene.RECEIPT)));
        keyed(
                "a record from before the key's confirmation is refused",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_NOT_OPEN_YET,
                scene -> scene.key(KeyUse.CREDENTIAL, -9, new LedgerPosition(41, 0), Optional.empty()));
        closed(
                "a record from after the key's closing is refused",
                ISSUER_NOT_AUTHORISED,
                Reason.KEY_CLOSED,
                39,
                KeyClosing.Kind.NORMAL);
        closed("a record from before the key's closing stands", VALID, Reason.OK, 41, KeyClosing.Kind.NORMAL);
        closed("a record from before a theft stands", VALID, Reason.OK, 41, KeyClosing.Kind.COMPROMISED);
        closed(
                "a record from after a theft is refused",
                ISSUER_NOT_AUTHORISED,
                Reason.KEY_COMPROMISED,
                39,
                KeyClosing.Kind.COMPROMISED);
        add(
                "a stolen key's code without a record is refused whatever its date",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_COMPROMISED,
                scene -> {
                    scene.closeKey(41, KeyClosing.Kind.COMPROMISED);
                    return scene.issue(Scene.licenceClaims());
                });
        add(
                "a key past its planned end signs nothing without a record",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_PAST_END,
                scene -> {
                    scene.keys = List.of(scene.key(KeyUse.CREDENTIAL).until(Scene.SIGNED - 1));
                    return scene.issue(Scene.licenceClaims());
                });
        add("what is no point of the curve signs nothing", UNKNOWN_ISSUER, CheckStep.KEY, Reason.KEY_UNKNOWN, scene -> {
            scene.keys = List.of(scene.key(KeyUse.CREDENTIAL).named(Scene.noPoint()));
            return scene.issueUnderNoPoint();
        });
        add(
                "a type that was not granted is refused",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.TYPE_NOT_GRANTED,
                scene -> {
                    scene.granted = List.of(Scene.grant(Scene.RECEIPT));
                    return scene.validLicence();
                });
        add(
                "a grant that ended before the record is refused",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.TYPE_NOT_GRANTED,
                scene -> {
                    scene.granted =
                            List.of(new TypeGrant(Scene.LICENCE, Scene.START, Optional.of(new LedgerPosition(40, 2))));
                    return scene.validLicence();
                });
        add("a grant that ended after the record stands", VALID, CheckStep.AUTHORITY, Reason.OK, scene -> {
            scene.granted = List.of(new TypeGrant(Scene.LICENCE, Scene.START, Optional.of(new LedgerPosition(40, 3))));
            return scene.validLicence();
        });
        add(
                "without admission a document is refused elsewhere",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.TYPE_NOT_ADMITTED,
                scene -> {
                    scene.admitted = List.of();
                    scene.here = "360000";
                    return scene.validLicence();
                });
        add("without admission a document is good at home", VALID, CheckStep.AUTHORITY, Reason.OK, scene -> {
            scene.admitted = List.of();
            return scene.validLicence();
        });
        add(
                "a changed root certificate makes the status unknown",
                STATUS_UNKNOWN,
                CheckStep.AUTHORITY,
                Reason.ISSUER_FROZEN,
                scene -> {
                    scene.frozen = true;
                    return scene.validLicence();
                });
    }

    private void keyed(
            String name, VerdictCode code, CheckStep step, Reason reason, Function<Scene, Snapshot.Key> key) {
        add(name, code, step, reason, scene -> {
            scene.keys = List.of(key.apply(scene));
            return scene.validLicence();
        });
    }

    private void closed(String name, VerdictCode code, Reason reason, long block, KeyClosing.Kind kind) {
        add(name, code, CheckStep.AUTHORITY, reason, scene -> {
            scene.closeKey(block, kind);
            return scene.validLicence();
        });
    }

    private static PrintClaims withIss(PrintClaims claims, String iss) {
        return new PrintClaims(
                iss,
                claims.vct(),
                claims.iat(),
                claims.cti(),
                claims.exp(),
                claims.nbf(),
                claims.place(),
                claims.fields());
    }

    private static String twin(Scene scene) {
        return resigned(
                scene,
                message -> new Sign1(
                        message.protectedHeader(),
                        message.unprotected(),
                        message.payload(),
                        Scene.twin(message.signature())));
    }

    static String renamed(Scene scene) {
        return resigned(scene, message -> {
            byte[] payload = message.payload().clone();
            // One bit inside a character: the bytes stay well-formed, only the name is another.
            String text = new String(payload, StandardCharsets.ISO_8859_1);
            int at = text.indexOf(new String("虚构".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            payload[at + 2] ^= 1;
            return new Sign1(message.protectedHeader(), message.unprotected(), payload, message.signature());
        });
    }

    private static String resigned(Scene scene, Function<Sign1, Sign1> change) {
        try {
            Sign1 message = Sign1.read(QrText.decode(scene.validLicence()));
            return QrText.encode(change.apply(message).bytes());
        } catch (CborException | QrTextException e) {
            throw new IllegalStateException(e);
        }
    }

    private void contents() {
        add(
                "an unpublished type is not supported",
                UNSUPPORTED,
                CheckStep.FIELDS,
                Reason.TYPE_UNKNOWN,
                scene -> scene.issue(
                        Scene.licenceClaims(Scene.UNPUBLISHED, Scene.SIGNED, Optional.empty(), Scene.licenceFields())));
        misfit("a field without a place in the schema is refused", Map.of(9, FieldValue.text("x")));
        misfit("a number where text belongs is refused", Map.of(1, FieldValue.number(5)));
        misfit("text where a date belongs is refused", Map.of(2, FieldValue.text("2026-11-01")));
        misfit("a day beyond the calendar is refused", Map.of(2, FieldValue.number(Long.MAX_VALUE)));
        misfit("text beyond its length is refused", Map.of(1, FieldValue.text("甲".repeat(65))));
        add(
                "a receipt's type under a licence is refused",
                UNREADABLE,
                CheckStep.FIELDS,
                Reason.FIELDS_NOT_OF_TYPE,
                scene -> scene.issue(
                        Scene.licenceClaims(Scene.RECEIPT, Scene.SIGNED, Optional.empty(), Scene.licenceFields())));
        add(
                "a wrong check character is refused",
                UNREADABLE,
                CheckStep.FIELDS,
                Reason.IDENTIFIER_WRONG,
                scene -> scene.issue(Scene.licenceClaims(
                        Scene.LICENCE,
                        Scene.SIGNED,
                        Optional.empty(),
                        Map.of(0, FieldValue.text("ZJ2026000000000001.001.G")))));
        add(
                "a receipt number of nine digits is refused",
                UNREADABLE,
                CheckStep.FIELDS,
                Reason.IDENTIFIER_WRONG,
                scene -> scene.issue(Scene.receiptClaims("33060126.000000017")));
    }

    private void misfit(String name, Map<Integer, FieldValue> changed) {
        add(name, UNREADABLE, CheckStep.FIELDS, Reason.FIELDS_NOT_OF_TYPE, scene -> {
            Map<Integer, FieldValue> fields = new TreeMap<>(Scene.licenceFields());
            fields.putAll(changed);
            return scene.issue(Scene.licenceClaims(Scene.LICENCE, Scene.SIGNED, Optional.empty(), fields));
        });
    }

    private void records() {
        add(
                "a credential without a record is not on the ledger",
                NOT_ON_LEDGER,
                CheckStep.RECORD,
                Reason.NOT_RECORDED,
                scene -> scene.issue(Scene.licenceClaims()));
        add(
                "a record of another status index is another document",
                TAMPERED,
                CheckStep.RECORD,
                Reason.RECORD_DIFFERS,
                scene -> scene.issue(
                        PrintClaims.licence(
                                Scene.ISS,
                                Scene.LICENCE,
                                Scene.SIGNED,
                                Scene.cti("x"),
                                Optional.empty(),
                                8,
                                Scene.licenceFields()),
                        Scene.licenceRecord(LicenceState.VALID)));
        add(
                "a receipt of another number is another document",
                TAMPERED,
                CheckStep.RECORD,
                Reason.RECORD_DIFFERS,
                scene -> scene.issue(
                        Scene.receiptClaims("33060126.0000000018"),
                        Scene.receiptRecord(Optional.empty(), Optional.empty())));
        add(
                "a licence recorded as a receipt is another document",
                TAMPERED,
                CheckStep.RECORD,
                Reason.RECORD_DIFFERS,
                scene -> scene.issue(Scene.licenceClaims(), Scene.receiptRecord(Optional.empty(), Optional.empty())));
        signedAt("a signature dated after its record is refused", Scene.NOW - 3590 + 301);
        signedAt("a signature held back for more than a day is refused", Scene.NOW - 3590 - 86_401);
        add(
                "a document is not valid before its record",
                NOT_YET_VALID,
                CheckStep.RECORD,
                Reason.RECORDED_LATER,
                scene -> {
                    scene.asOf = Optional.of(Scene.NOW - 3591);
                    return scene.validLicence();
                });
        add("offline the record is not checked", STATUS_UNKNOWN, CheckStep.RECORD, Reason.LEDGER_NOT_AT_HAND, scene -> {
            scene.online = false;
            return scene.validLicence();
        });
        add(
                "a new document may be missing in an old view",
                STATUS_UNKNOWN,
                CheckStep.RECORD,
                Reason.NOT_SEEN_YET,
                scene -> {
                    scene.viewTime = Scene.NOW - 5000;
                    return scene.issue(Scene.licenceClaims());
                });
        add(
                "an old view that reaches a day past the signing is sure",
                NOT_ON_LEDGER,
                CheckStep.RECORD,
                Reason.NOT_RECORDED,
                scene -> {
                    scene.viewTime = Scene.NOW - 5000;
                    return scene.issue(Scene.licenceClaims(
                            Scene.LICENCE, Scene.NOW - 5000 - 86_401, Optional.empty(), Scene.licenceFields()));
                });
    }

    private void signedAt(String name, long iat) {
        add(
                name,
                NOT_ON_LEDGER,
                CheckStep.RECORD,
                Reason.RECORD_TIME_DIFFERS,
                scene -> scene.issue(
                        Scene.licenceClaims(Scene.LICENCE, iat, Optional.empty(), Scene.licenceFields()),
                        Scene.licenceRecord(LicenceState.VALID)));
    }
}
