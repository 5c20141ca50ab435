// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cose.KeyedHeader;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.print.IssuerSigned;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.text.OtherCode;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.QrTextException;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.wallet.Presentation;

/** From text to claims: size, prefix, base32, strict CBOR, exact header and claim sets. Believes nothing yet. */
final class Reading {
    private Reading() {}

    /**
     * What was read.
     *
     * @param wallet whether it is of the wallet profile
     * @param presentation empty for a printed code, and for a wallet credential that is shown without a key binding
     */
    record Received(IssuerSigned signed, boolean wallet, Optional<Presentation> presentation) {}

    /** How the claims of a message whose headers are right are read. */
    private interface ClaimsReading {
        Received read() throws CborException;
    }

    static Received read(String text, Findings findings) throws Refusal {
        Sign1 message = message(bytes(text, findings), findings);
        ClaimsReading claims = headers(message, findings);
        findings.pass(CheckStep.HEADERS);
        try {
            Received received = claims.read();
            findings.pass(CheckStep.CLAIMS);
            return received;
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

    private static ClaimsReading headers(Sign1 message, Findings findings) throws Refusal {
        try {
            long typ = PrintHeader.typOf(message).orElse((long) PrintHeader.TYP_CWT);
            if (typ == PrintHeader.TYP_KEY_BINDING) {
                findings.wallet();
                return presentation(message);
            }
            if (typ == PrintHeader.TYP_SD_CWT) {
                findings.wallet();
                return bare(message);
            }
            if (typ != PrintHeader.TYP_CWT) {
                throw unsupported(Reason.MESSAGE_TYPE_UNKNOWN, typ);
            }
            return print(message);
        } catch (CborException e) {
            throw unreadable(
                    CheckStep.HEADERS, Reason.HEADERS_NOT_EXACT, e.fault().name());
        }
    }

    private static ClaimsReading print(Sign1 message) throws CborException, Refusal {
        PrintHeader header = PrintHeader.read(message);
        checkIssuers(header.alg(), message);
        return () -> new Received(PrintCredential.read(message, header), false, Optional.empty());
    }

    private static ClaimsReading bare(Sign1 message) throws CborException, Refusal {
        KeyedHeader header = Presentation.bareHeader(message);
        checkIssuers(header.alg(), message);
        return () -> new Received(Presentation.bare(message, header), true, Optional.empty());
    }

    private static ClaimsReading presentation(Sign1 message) throws CborException, Refusal {
        Presentation.Headers headers = Presentation.headers(message);
        if (headers.alg() != PrintHeader.ALG_ESP256 && headers.alg() != PrintHeader.ALG_ED25519) {
            throw unsupported(Reason.ALGORITHM_UNKNOWN, headers.alg());
        }
        checkLength(message);
        checkIssuers(headers.inner().alg(), headers.shown());
        return () -> {
            Presentation presentation = Presentation.read(message, headers);
            return new Received(presentation.credential(), true, Optional.of(presentation));
        };
    }

    private static void checkIssuers(long alg, Sign1 message) throws Refusal {
        if (alg != PrintHeader.ALG_ESP256) {
            throw unsupported(Reason.ALGORITHM_UNKNOWN, alg);
        }
        checkLength(message);
    }

    private static void checkLength(Sign1 message) throws Refusal {
        if (message.signature().length != P256PublicKey.SIGNATURE_LENGTH) {
            throw unreadable(CheckStep.HEADERS, Reason.SIGNATURE_LENGTH);
        }
    }

    private static Refusal unsupported(Reason reason, long number) {
        return new Refusal(CheckStep.HEADERS, VerdictCode.UNSUPPORTED, reason, Long.toString(number));
    }

    private static Refusal unreadable(CheckStep step, Reason reason, String... arguments) {
        return new Refusal(step, VerdictCode.UNREADABLE, reason, arguments);
    }
}
