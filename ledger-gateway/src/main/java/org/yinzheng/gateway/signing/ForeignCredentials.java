// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.signing;

import java.util.Base64;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.QrTextException;
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
     * A code whose signature is the issuer's.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException if it is no code, or not genuine
     */
    public Genuine read(Caller caller, String text) {
        var credential = parse(text);
        var iss = credential.claims().iss();
        var region = regions.byPrefix(caller, iss)
                .orElseThrow(() -> Problem.CREDENTIAL_NOT_GENUINE.exception("UNKNOWN_ISSUER"));
        var kid = credential.header().kid().hex();
        var key = registry.find(caller, region.namespace(), LedgerKeys.issuingKey(kid), KeyState.class)
                .filter(found -> found.iss().equals(iss) && found.use() == KeyUse.CREDENTIAL)
                .orElseThrow(() -> Problem.CREDENTIAL_NOT_GENUINE.exception("UNKNOWN_ISSUER"));
        if (!publicKey(key).verifies(credential.sigStructure(), credential.signature())) {
            throw Problem.CREDENTIAL_NOT_GENUINE.exception("TAMPERED");
        }
        return new Genuine(credential, region, key.agency());
    }

    private static PrintCredential parse(String text) {
        try {
            QrText.checkText(text);
            var message = Sign1.read(QrText.decode(text));
            return PrintCredential.read(message, PrintHeader.read(message));
        } catch (QrTextException e) {
            throw Problem.CREDENTIAL_UNREADABLE.exception(e.fault().name());
        } catch (CborException e) {
            throw Problem.CREDENTIAL_UNREADABLE.exception(e.fault().name());
        }
    }

    private static P256PublicKey publicKey(KeyState key) {
        return P256PublicKey.ofSpki(Base64.getDecoder().decode(key.publicKey()));
    }

    /**
     * @param region where it was issued
     * @param agency the issuer's social credit code
     */
    public record Genuine(PrintCredential credential, RegionState region, String agency) {}
}
