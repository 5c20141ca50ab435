// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.UNREADABLE;
import static org.yinzheng.credential.verdict.VerdictCode.UNSUPPORTED;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;

/** Texts that do not read as a credential. */
final class ReadingCases extends CaseList {
    ReadingCases() {
        text();
        data();
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
}
