// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.text.OtherCode;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.QrTextException;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** From text to claims: size, prefix, base32, strict CBOR, exact header and claim sets. Believes nothing yet. */
final class Reading {
    private Reading() {}

    static PrintCredential read(String text, Findings findings) throws Refusal {
        Sign1 message = message(bytes(text, findings), findings);
        PrintHeader header = header(message);
        findings.pass(CheckStep.HEADERS);
        try {
            PrintCredential credential = PrintCredential.read(message, header);
            findings.pass(CheckStep.CLAIMS);
            return credential;
        } catch (CborException e) {
            throw unreadable(
                    CheckStep.CLAIMS, Reason.CLAIMS_NOT_EXACT, e.fault().name());
        }
    }

    private static byte[] bytes(String text, Findings findings) throws Refusal {
        try {
            QrText.checkText(text);
            byte[] bytes = QrText.decode(text);
            findings.pass(CheckStep.SIZE);
            findings.pass(CheckStep.PREFIX);
            findings.pass(CheckStep.BASE32);
            return bytes;
        } catch (QrTextException e) {
            throw textRefusal(e.fault(), text, findings);
        }
    }

    private static Refusal textRefusal(QrTextException.Fault fault, String text, Findings findings) {
        return switch (fault) {
            case EMPTY -> unreadable(CheckStep.SIZE, Reason.EMPTY_TEXT);
            case TEXT_TOO_LONG -> unreadable(CheckStep.SIZE, Reason.TEXT_TOO_LONG);
            case BYTES_TOO_MANY -> unreadable(CheckStep.SIZE, Reason.BYTES_TOO_MANY);
            case NO_PREFIX -> noPrefix(text, findings);
            case LOWER_CASE -> base32(Reason.BASE32_LOWER_CASE, findings);
            case BLANK_INSIDE -> base32(Reason.BASE32_BLANK_INSIDE, findings);
            case PADDING -> base32(Reason.BASE32_PADDING, findings);
            case CHARACTER -> base32(Reason.BASE32_CHARACTER, findings);
            case LENGTH_IMPOSSIBLE -> base32(Reason.BASE32_LENGTH, findings);
            case UNUSED_BITS -> base32(Reason.BASE32_UNUSED_BITS, findings);
        };
    }

    private static Refusal noPrefix(String text, Findings findings) {
        findings.pass(CheckStep.SIZE);
        Optional<OtherCode> other = OtherCode.recognise(text);
        return other.map(code ->
                        new Refusal(CheckStep.PREFIX, VerdictCode.UNSUPPORTED, Reason.valueOf("OTHER_" + code.name())))
                .orElseGet(() -> unreadable(CheckStep.PREFIX, Reason.NO_PREFIX));
    }

    private static Refusal base32(Reason reason, Findings findings) {
        findings.pass(CheckStep.SIZE);
        findings.pass(CheckStep.PREFIX);
        return unreadable(CheckStep.BASE32, reason);
    }

    private static Sign1 message(byte[] bytes, Findings findings) throws Refusal {
        try {
            Sign1 message = Sign1.read(bytes);
            findings.pass(CheckStep.CBOR);
            return message;
        } catch (CborException e) {
            throw unreadable(CheckStep.CBOR, Reason.CBOR_NOT_STRICT, e.fault().name());
        }
    }

    private static PrintHeader header(Sign1 message) throws Refusal {
        try {
            Optional<Long> typ = PrintHeader.typOf(message);
            if (typ.isPresent() && typ.get() != PrintHeader.TYP_CWT) {
                throw otherMessage(typ.get());
            }
            return checked(PrintHeader.read(message), message);
        } catch (CborException e) {
            throw unreadable(
                    CheckStep.HEADERS, Reason.HEADERS_NOT_EXACT, e.fault().name());
        }
    }

    private static PrintHeader checked(PrintHeader header, Sign1 message) throws Refusal {
        if (header.alg() != PrintHeader.ALG_ESP256) {
            throw new Refusal(
                    CheckStep.HEADERS, VerdictCode.UNSUPPORTED, Reason.ALGORITHM_UNKNOWN, Long.toString(header.alg()));
        }
        if (message.signature().length != P256PublicKey.SIGNATURE_LENGTH) {
            throw unreadable(CheckStep.HEADERS, Reason.SIGNATURE_LENGTH);
        }
        return header;
    }

    private static Refusal otherMessage(long typ) {
        boolean wallet = typ == PrintHeader.TYP_SD_CWT || typ == PrintHeader.TYP_KEY_BINDING;
        return new Refusal(
                CheckStep.HEADERS,
                VerdictCode.UNSUPPORTED,
                wallet ? Reason.WALLET_FORM : Reason.MESSAGE_TYPE_UNKNOWN,
                Long.toString(typ));
    }

    private static Refusal unreadable(CheckStep step, Reason reason, String... arguments) {
        return new Refusal(step, VerdictCode.UNREADABLE, reason, arguments);
    }
}
