// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.signing;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.IssuerSigned;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.QrTextException;
import org.yinzheng.credential.wallet.DisclosedFields;
import org.yinzheng.credential.wallet.DisclosureException;
import org.yinzheng.credential.wallet.Presentation;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;

/**
 * Reads a code that somebody showed, and checks its signature with the key in the registry. Whether it is recorded and
 * current the contracts decide by its digest.
 */
@Component
public final class ForeignCredentials {
    private final Regions regions;
    private final RegistryReader registry;

    ForeignCredentials(Regions regions, RegistryReader registry) {
        this.regions = regions;
        this.registry = registry;
    }

    /**
     * A printed code whose signature is the issuer's.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException if it is no code, or not genuine
     */
    public Genuine read(Caller caller, String text) {
        var credential = printed(message(text));
        var signed = signed(caller, credential);
        return new Genuine(credential, signed.region(), signed.agency());
    }

    /**
     * A code of either profile whose signatures are the issuer's and, from a wallet, the holder's. When it was shown is not
     * asked: an officer records a use after looking at it.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException if it is no code, or not genuine
     */
    public Shown shown(Caller caller, String text) {
        var message = message(text);
        return isPresentation(message) ? presented(caller, message) : printedAndShown(caller, message);
    }

    private Shown printedAndShown(Caller caller, Sign1 message) {
        var credential = printed(message);
        var signed = signed(caller, credential);
        return new Shown(
                credential,
                signed.region(),
                signed.agency(),
                credential.claims().fields());
    }

    private Shown presented(Caller caller, Sign1 message) {
        var presentation = presentation(message);
        var credential = presentation.credential();
        var signed = signed(caller, credential);
        if (!presentation.isSignedByHolder()) {
            throw Problem.CREDENTIAL_NOT_GENUINE.exception("PRESENTATION_INVALID");
        }
        try {
            return new Shown(
                    credential,
                    signed.region(),
                    signed.agency(),
                    DisclosedFields.merge(credential).fields());
        } catch (DisclosureException e) {
            throw Problem.CREDENTIAL_NOT_GENUINE.exception("TAMPERED");
        }
    }

    private Signed signed(Caller caller, IssuerSigned credential) {
        var iss = credential.claims().iss();
        var region = regions.byPrefix(caller, iss)
                .orElseThrow(() -> Problem.CREDENTIAL_NOT_GENUINE.exception("UNKNOWN_ISSUER"));
        var kid = credential.kid().hex();
        var key = registry.find(caller, region.namespace(), LedgerKeys.issuingKey(kid), KeyState.class)
                .filter(found -> found.iss().equals(iss) && found.use() == KeyUse.CREDENTIAL)
                .orElseThrow(() -> Problem.CREDENTIAL_NOT_GENUINE.exception("UNKNOWN_ISSUER"));
        if (!publicKey(key).verifies(credential.sigStructure(), credential.signature())) {
            throw Problem.CREDENTIAL_NOT_GENUINE.exception("TAMPERED");
        }
        return new Signed(region, key.agency());
    }

    private static Sign1 message(String text) {
        try {
            QrText.checkText(text);
            return Sign1.read(QrText.decode(text));
        } catch (QrTextException e) {
            throw Problem.CREDENTIAL_UNREADABLE.exception(e.fault().name());
        } catch (CborException e) {
            throw Problem.CREDENTIAL_UNREADABLE.exception(e.fault().name());
        }
    }

    private static PrintCredential printed(Sign1 message) {
        try {
            return PrintCredential.read(message, PrintHeader.read(message));
        } catch (CborException e) {
            throw Problem.CREDENTIAL_UNREADABLE.exception(e.fault().name());
        }
    }

    private static boolean isPresentation(Sign1 message) {
        try {
            Presentation.headers(message);
            return true;
        } catch (CborException e) {
            return false;
        }
    }

    private static Presentation presentation(Sign1 message) {
        try {
            return Presentation.read(message, Presentation.headers(message));
        } catch (CborException e) {
            throw Problem.CREDENTIAL_UNREADABLE.exception(e.fault().name());
        }
    }

    /** What stands in the registry as a key and is none, is a key that nobody signs with. */
    private static P256PublicKey publicKey(KeyState key) {
        try {
            return P256PublicKey.ofSpki(Base64.getDecoder().decode(key.publicKey()));
        } catch (IllegalArgumentException e) {
            throw Problem.CREDENTIAL_NOT_GENUINE.exception("UNKNOWN_ISSUER");
        }
    }

    private record Signed(RegionState region, String agency) {}

    /**
     * @param region where it was issued
     * @param agency the issuer's social credit code
     */
    public record Genuine(PrintCredential credential, RegionState region, String agency) {}

    /**
     * @param region where it was issued
     * @param agency the issuer's social credit code
     * @param values what was shown, by field; for a page before the officer's eyes and nothing else
     */
    public record Shown(
            IssuerSigned credential, RegionState region, String agency, SortedMap<Integer, FieldValue> values) {
        public Shown {
            values = Collections.unmodifiableSortedMap(values);
        }

        /** Keys of the fields that were shown. */
        public List<Integer> fields() {
            return List.copyOf(values.keySet());
        }

        @Override
        public String toString() {
            return "Shown" + fields();
        }
    }
}
