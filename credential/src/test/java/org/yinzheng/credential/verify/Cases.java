// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.ALREADY_CLAIMED;
import static org.yinzheng.credential.verdict.VerdictCode.EXPIRED;
import static org.yinzheng.credential.verdict.VerdictCode.ISSUER_NOT_AUTHORISED;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_ON_LEDGER;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_RECOGNISED_HERE;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_YET_VALID;
import static org.yinzheng.credential.verdict.VerdictCode.REVERSED;
import static org.yinzheng.credential.verdict.VerdictCode.REVOKED;
import static org.yinzheng.credential.verdict.VerdictCode.STATUS_UNKNOWN;
import static org.yinzheng.credential.verdict.VerdictCode.SUPERSEDED;
import static org.yinzheng.credential.verdict.VerdictCode.SUSPENDED;
import static org.yinzheng.credential.verdict.VerdictCode.TAMPERED;
import static org.yinzheng.credential.verdict.VerdictCode.UNKNOWN_ISSUER;
import static org.yinzheng.credential.verdict.VerdictCode.UNREADABLE;
import static org.yinzheng.credential.verdict.VerdictCode.UNSUPPORTED;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
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
import org.yinzheng.credential.verify.LedgerRecord.Claims;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;
import org.yinzheng.credential.verify.LedgerRecord.Reversal;

/** What each situation must be answered with, stated by hand. The vector files are written from this list. */
final class Cases {
    /** A situation: the step and the reason that decide, or for VALID those that are worth stating. */
    record Case(String name, Function<Scene, String> text, VerdictCode code, CheckStep step, Reason reason) {}

    private final List<Case> cases = new ArrayList<>();

    private Cases() {}

    static List<Case> reading() {
        Cases all = new Cases();
        all.text();
        all.data();
        return all.cases;
    }

    static List<Case> judging() {
        Cases all = new Cases();
        all.issuers();
        all.contents();
        all.records();
        return all.cases;
    }

    static List<Case> living() {
        Cases all = new Cases();
        all.states();
        all.receipts();
        all.dates();
        all.places();
        all.oldViews();
        return all.cases;
    }

    private void add(String name, VerdictCode code, CheckStep step, Reason reason, Function<Scene, String> text) {
        cases.add(new Case(name, text, code, step, reason));
    }

    private void text(String name, Reason reason, CheckStep step, String text) {
        add(name, reason.name().startsWith("OTHER_") ? UNSUPPORTED : UNREADABLE, step, reason, scene -> text);
    }

    private void text() {
        text("blanks are no text", Reason.EMPTY_TEXT, CheckStep.SIZE, " \n");
        text("a book is too long", Reason.TEXT_TOO_LONG, CheckStep.SIZE, "YZ1:" + "A".repeat(4293));
        text("more than 2048 bytes are too many", Reason.BYTES_TOO_MANY, CheckStep.SIZE, "YZ1:" + "A".repeat(3280));
        text("other words have no prefix", Reason.NO_PREFIX, CheckStep.PREFIX, "一份证照");
        text("a lower-case prefix is none", Reason.NO_PREFIX, CheckStep.PREFIX, "yz1:AAAA");
        text("a later version is named", Reason.OTHER_LATER_VERSION, CheckStep.PREFIX, "YZ2:AAAA");
        text(
                "a fiscal receipt's own code is named",
                Reason.OTHER_FISCAL_RECEIPT,
                CheckStep.PREFIX,
                "CZ-EI-33,33060126,0000000017,ab12cd,20261101,123.45");
        text(
                "a tax invoice is named",
                Reason.OTHER_TAX_INVOICE,
                CheckStep.PREFIX,
                "01,32,,26332000000000000017,123.45,20261101,,1A2B");
        text(
                "a licence number is named",
                Reason.OTHER_LICENCE_NUMBER,
                CheckStep.PREFIX,
                Scene.identifier().toString());
        text("an EU certificate is named", Reason.OTHER_EU_HEALTH_CERTIFICATE, CheckStep.PREFIX, "HC1:6BFOXN");
        text("a SMART card is named", Reason.OTHER_SMART_HEALTH_CARD, CheckStep.PREFIX, "shc:/567629");
        text("a wallet request is named", Reason.OTHER_WALLET_REQUEST, CheckStep.PREFIX, "openid4vp://?client_id=x");
        text("a mobile document is named", Reason.OTHER_MOBILE_DOCUMENT, CheckStep.PREFIX, "mdoc:owBjMS4w");
        text("a token is named", Reason.OTHER_SIGNED_TOKEN, CheckStep.PREFIX, "eyJhbGciOiJFUzI1NiJ9.e30.AAAA");
        text("a web link is named", Reason.OTHER_WEB_LINK, CheckStep.PREFIX, "https://www.example.org/?id=7");
        text("a contact is named", Reason.OTHER_EVERYDAY, CheckStep.PREFIX, "BEGIN:VCARD\nVERSION:3.0");
        text("lower case is refused", Reason.BASE32_LOWER_CASE, CheckStep.BASE32, "YZ1:AAAa");
        text("blanks inside are refused", Reason.BASE32_BLANK_INSIDE, CheckStep.BASE32, "YZ1:AAAA AAAA");
        text("padding is refused", Reason.BASE32_PADDING, CheckStep.BASE32, "YZ1:AAAA====");
        text("other characters are refused", Reason.BASE32_CHARACTER, CheckStep.BASE32, "YZ1:AAAA1");
        text("an impossible length is refused", Reason.BASE32_LENGTH, CheckStep.BASE32, "YZ1:AAA");
        text("unused bits are refused", Reason.BASE32_UNUSED_BITS, CheckStep.BASE32, "YZ1:AB");
        text("nothing after the prefix is refused", Reason.CBOR_NOT_STRICT, CheckStep.CBOR, "YZ1:");
        add(
                "only the first prefix counts",
                UNREADABLE,
                CheckStep.BASE32,
                Reason.BASE32_CHARACTER,
                scene -> "YZ1:A:" + scene.validLicence());
        add(
                "a code in a link is read",
                VALID,
                CheckStep.BASE32,
                Reason.OK,
                scene -> "https://verify.example/#" + scene.validLicence());
        add(
                "blanks and line ends at the end are trimmed",
                VALID,
                CheckStep.BASE32,
                Reason.OK,
                scene -> scene.validLicence() + " \r\n\t");
    }

    private void data() {
        add(
                "a byte after the end is refused",
                UNREADABLE,
                CheckStep.CBOR,
                Reason.CBOR_NOT_STRICT,
                scene -> QrText.encode(appended(scene)));
        add(
                "an untagged message is refused",
                UNREADABLE,
                CheckStep.CBOR,
                Reason.CBOR_NOT_STRICT,
                scene -> QrText.encode(CborWriter.write(new CborValue.Array(List.of()))));
        header(
                "a further protected label is refused",
                scene -> Cbor.map(
                        1, -9, 3, 0, 4, scene.signer.publicKey().keyId().bytes(), 16, 61));
        header("a missing kid is refused", scene -> Cbor.map(1, -9, 16, 61));
        header("a missing typ is refused", scene -> Cbor.map(1, -9, 4, new byte[8]));
        header("a short kid is refused", scene -> Cbor.map(1, -9, 4, new byte[7], 16, 61));
        add(
                "a header that is no map is refused",
                UNREADABLE,
                CheckStep.HEADERS,
                Reason.HEADERS_NOT_EXACT,
                scene -> scene.forge(Cbor.value(7), Cbor.map(), payload()));
        add(
                "an unprotected kid is refused",
                UNREADABLE,
                CheckStep.HEADERS,
                Reason.HEADERS_NOT_EXACT,
                scene -> scene.forge(scene.header(), Cbor.map(4, new byte[8]), payload()));
        add(
                "the wallet form is named",
                UNSUPPORTED,
                CheckStep.HEADERS,
                Reason.WALLET_FORM,
                scene -> scene.forge(scene.header(-9, 293), Cbor.map(17, new CborValue.Array(List.of())), payload()));
        add(
                "a key binding is named",
                UNSUPPORTED,
                CheckStep.HEADERS,
                Reason.WALLET_FORM,
                scene -> scene.forge(Cbor.map(1, -9, 13, new byte[9], 16, 294), Cbor.map(), payload()));
        add(
                "another message type is named",
                UNSUPPORTED,
                CheckStep.HEADERS,
                Reason.MESSAGE_TYPE_UNKNOWN,
                scene -> scene.forge(scene.header(-9, 60), Cbor.map(), payload()));
        for (int alg : new int[] {-7, -8, -19, -70002, 5}) {
            add(
                    "algorithm " + alg + " is not supported",
                    UNSUPPORTED,
                    CheckStep.HEADERS,
                    Reason.ALGORITHM_UNKNOWN,
                    scene -> scene.forge(scene.header(alg, 61), Cbor.map(), payload()));
        }
        add(
                "a short signature is refused",
                UNREADABLE,
                CheckStep.HEADERS,
                Reason.SIGNATURE_LENGTH,
                scene -> QrText.encode(
                        new Sign1(CborWriter.write(scene.header()), Cbor.map(), payload(), new byte[63]).bytes()));
        claims("claims that are no map are refused", Cbor.value("x"));
        claims("a missing issuer is refused", Cbor.map(6, 5, 7, new byte[16], 11, 32, -65537, fields(), -65541, 7));
        claims(
                "a holder's key in a print code is refused",
                Cbor.map(1, "33MKT", 6, 5, 7, new byte[16], 8, Cbor.map(), 11, 32, -65537, fields(), -65541, 7));
        claims(
                "a receipt's and a licence's place together are refused",
                Cbor.map(1, "33MKT", 6, 5, 7, new byte[16], 11, 32, -65537, fields(), -65539, batch(), -65541, 7));
        claims("neither place is refused", Cbor.map(1, "33MKT", 6, 5, 7, new byte[16], 11, 32, -65537, fields()));
        claims(
                "a receipt that expires is refused",
                Cbor.map(1, "33MKT", 4, 9, 6, 5, 7, new byte[16], 11, 32, -65537, fields(), -65539, batch()));
        claims(
                "a redaction group in a print code is refused",
                Cbor.map(1, "33MKT", 6, 5, 7, new byte[16], 11, 32, -65537, Cbor.map(-1, "x"), -65541, 7));
        claims(
                "a field that is a map is refused",
                Cbor.map(1, "33MKT", 6, 5, 7, new byte[16], 11, 32, -65537, Cbor.map(1, Cbor.map()), -65541, 7));
        claims(
                "a short cti is refused",
                Cbor.map(1, "33MKT", 6, 5, 7, new byte[15], 11, 32, -65537, fields(), -65541, 7));
        claims(
                "a textual claim is refused",
                Cbor.map(1, "33MKT", 6, 5, 7, new byte[16], 11, 32, "x", 1, -65537, fields(), -65541, 7));
    }

    private void header(String name, Function<Scene, CborValue> header) {
        add(
                name,
                UNREADABLE,
                CheckStep.HEADERS,
                Reason.HEADERS_NOT_EXACT,
                scene -> scene.forge(header.apply(scene), Cbor.map(), payload()));
    }

    private void claims(String name, CborValue payload) {
        add(
                name,
                UNREADABLE,
                CheckStep.CLAIMS,
                Reason.CLAIMS_NOT_EXACT,
                scene -> scene.forge(scene.header(), Cbor.map(), CborWriter.write(payload)));
    }

    private static CborValue fields() {
        return Cbor.map(1, "x");
    }

    private static CborValue batch() {
        return new CborValue.Array(List.of(Cbor.value(new byte[16]), Cbor.value(3)));
    }

    private static byte[] payload() {
        return CborWriter.write(Cbor.map());
    }

    private static byte[] appended(Scene scene) {
        byte[] bytes =
                PrintCredential.issue(Scene.licenceClaims(), scene.signer).bytes();
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private void issuers() {
        add("a genuine current licence is valid", VALID, CheckStep.SIGNATURE, Reason.OK, Scene::validLicence);
        add("the signature's malleable twin is the same credential", VALID, CheckStep.RECORD, Reason.OK, Cases::twin);
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
        add("a changed name is tampering", TAMPERED, CheckStep.SIGNATURE, Reason.SIGNATURE_WRONG, Cases::renamed);
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

    private static String renamed(Scene scene) {
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

    private void states() {
        state("a suspended licence is suspended", SUSPENDED, Reason.STATE_SUSPENDED, LicenceState.SUSPENDED);
        state("吊销 reads as revoked", REVOKED, Reason.STATE_REVOKED, LicenceState.REVOKED);
        state("撤销 reads as revoked", REVOKED, Reason.STATE_WITHDRAWN, LicenceState.WITHDRAWN);
        state("注销 reads as revoked", REVOKED, Reason.STATE_CANCELLED, LicenceState.CANCELLED);
        state("a lapsed licence has expired", EXPIRED, Reason.STATE_LAPSED, LicenceState.LAPSED);
        state("a licence moved out is in transfer", SUSPENDED, Reason.STATE_IN_TRANSFER, LicenceState.MOVED_OUT);
        replaced("a renewed licence is superseded", Reason.STATE_REPLACED, LicenceState.LAPSED);
        replaced("a licence taken in elsewhere is superseded", Reason.STATE_TAKEN_IN, LicenceState.MOVED_OUT);
        add(
                "an unbound credential is superseded",
                SUPERSEDED,
                CheckStep.STATE,
                Reason.STATE_CREDENTIAL_CLOSED,
                scene -> scene.issue(Scene.licenceClaims(), unbound()));
        add("a revoked licence past its end is revoked", REVOKED, CheckStep.STATE, Reason.STATE_REVOKED, scene -> {
            scene.now = 2_000_000_000L;
            scene.viewTime = scene.now;
            return scene.licence(LicenceState.REVOKED);
        });
    }

    private void state(String name, VerdictCode code, Reason reason, LicenceState state) {
        add(name, code, CheckStep.STATE, reason, scene -> scene.licence(state));
    }

    private void replaced(String name, Reason reason, LicenceState state) {
        Optional<String> successor =
                Optional.of("1.2.156.3005.2.11100000000013338W032.113600000145000063.JX2026000000000001.001.L");
        add(
                name,
                SUPERSEDED,
                CheckStep.STATE,
                reason,
                scene -> scene.issue(
                        Scene.licenceClaims(), Scene.licenceRecord(state, successor, Optional.of("360000"))));
    }

    private static LedgerRecord unbound() {
        LedgerRecord.Licence bound = Scene.licenceRecord(LicenceState.VALID);
        return new LedgerRecord.Licence(
                bound.position(),
                bound.recordedAt(),
                bound.type(),
                bound.agency(),
                bound.licenceId(),
                bound.statusIndex(),
                true,
                bound.state(),
                bound.stateSince(),
                bound.cause(),
                bound.successor(),
                bound.movedTo());
    }

    private void receipts() {
        receipt("an unclaimed receipt is valid", VALID, Reason.OK, Optional.empty(), Optional.empty());
        receipt(
                "a reversed receipt is reversed",
                REVERSED,
                Reason.STATE_REVERSED,
                Optional.of(new Reversal(Scene.NOW - 60, "33060126:0000000099")),
                Optional.empty());
        receipt(
                "a partly claimed receipt is valid with the rest",
                VALID,
                Reason.STATE_PARTLY_CLAIMED,
                Optional.empty(),
                Optional.of(new Claims(Scene.NOW - 60, Optional.of(2_345L))));
        receipt(
                "a wholly claimed receipt is claimed",
                ALREADY_CLAIMED,
                Reason.STATE_CLAIMED,
                Optional.empty(),
                Optional.of(new Claims(Scene.NOW - 60, Optional.of(0L))));
        receipt(
                "a sealed rest makes the status unknown",
                STATUS_UNKNOWN,
                Reason.STATE_CLAIMS_SEALED,
                Optional.empty(),
                Optional.of(new Claims(Scene.NOW - 60, Optional.empty())));
        add(
                "a receipt needs no agreement elsewhere",
                VALID,
                CheckStep.RECOGNITION,
                Reason.RECEIPT_NATIONWIDE,
                scene -> {
                    scene.here = "360000";
                    return scene.receipt(Optional.empty(), Optional.empty());
                });
    }

    private void receipt(
            String name, VerdictCode code, Reason reason, Optional<Reversal> reversal, Optional<Claims> claims) {
        add(name, code, CheckStep.STATE, reason, scene -> scene.receipt(reversal, claims));
    }

    private void dates() {
        add(
                "a licence without an end is valid",
                VALID,
                CheckStep.DATES,
                Reason.VALID_LONG_TERM,
                scene -> scene.issue(
                        Scene.licenceClaims(Scene.LICENCE, Scene.SIGNED, Optional.empty(), Scene.licenceFields()),
                        Scene.licenceRecord(LicenceState.VALID)));
        until("a licence is valid in its last second", VALID, Reason.OK, -1);
        until("a licence has expired at midnight in China after its last day", EXPIRED, Reason.PAST_END, 0);
        add(
                "a licence is not valid before its first day",
                NOT_YET_VALID,
                CheckStep.DATES,
                Reason.NOT_BEGUN,
                scene -> scene.issue(
                        Scene.licenceClaims().validFrom(LocalDate.of(2026, 12, 1)),
                        Scene.licenceRecord(LicenceState.VALID)));
        add(
                "a clock that is far behind finds the signature in its future",
                NOT_YET_VALID,
                CheckStep.DATES,
                Reason.SIGNED_IN_FUTURE,
                scene -> {
                    scene.now = Scene.SIGNED - 301;
                    scene.viewTime = Scene.NOW;
                    return scene.validLicence();
                });
        add("a licence was valid as of a past moment", VALID, CheckStep.RECORD, Reason.OK, scene -> {
            scene.asOf = Optional.of(Scene.NOW - 600);
            return scene.validLicence();
        });
    }

    private void until(String name, VerdictCode code, Reason reason, long fromEnd) {
        add(name, code, CheckStep.DATES, reason, scene -> {
            scene.now = PrintClaims.endOf(LocalDate.of(2031, 10, 31)) + fromEnd;
            scene.viewTime = scene.now;
            return scene.validLicence();
        });
    }

    private void places() {
        add("at home no agreement is needed", VALID, CheckStep.RECOGNITION, Reason.AT_HOME, Scene::validLicence);
        place("under an agreement a licence is recognised", VALID, Reason.UNDER_AGREEMENT, "360000", "food-permit");
        place("another matter is not covered", NOT_RECOGNISED_HERE, Reason.NO_AGREEMENT, "360000", "school");
        place("a third province has no agreement", NOT_RECOGNISED_HERE, Reason.NO_AGREEMENT, "340000", "food-permit");
    }

    private void place(String name, VerdictCode code, Reason reason, String here, String matter) {
        add(name, code, CheckStep.RECOGNITION, reason, scene -> {
            scene.here = here;
            scene.matter = Optional.of(matter);
            return scene.validLicence();
        });
    }

    private void oldViews() {
        old(
                "an old view of a valid licence is not green",
                STATUS_UNKNOWN,
                CheckStep.STATE,
                Reason.VIEW_TOO_OLD,
                Scene::validLicence);
        old(
                "a revocation known to an old view stands",
                REVOKED,
                CheckStep.STATE,
                Reason.STATE_REVOKED,
                scene -> scene.licence(LicenceState.REVOKED));
        old("an end by date needs no fresh view", EXPIRED, CheckStep.DATES, Reason.PAST_END, scene -> {
            scene.now = 2_000_000_000L;
            return scene.validLicence();
        });
        old(
                "an old view cannot tell that there is no agreement",
                STATUS_UNKNOWN,
                CheckStep.STATE,
                Reason.VIEW_TOO_OLD,
                scene -> {
                    scene.here = "340000";
                    return scene.validLicence();
                });
        add("a view at the limit is fresh", VALID, CheckStep.STATE, Reason.OK, scene -> {
            scene.viewTime = Scene.NOW - 600;
            return scene.validLicence();
        });
    }

    private void old(String name, VerdictCode code, CheckStep step, Reason reason, Function<Scene, String> text) {
        add(name, code, step, reason, scene -> {
            scene.viewTime = Scene.NOW - 601;
            return text.apply(scene);
        });
    }
}
