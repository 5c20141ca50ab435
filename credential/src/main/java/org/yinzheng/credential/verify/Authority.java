// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.List;
import java.util.Optional;
import org.yinzheng.credential.print.IssuerSigned;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.trust.TypeGrant;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** Who signed, whether that key did, and whether it might. */
final class Authority {
    private final VerificationContext context;
    private final Findings findings;

    Authority(VerificationContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    TrustedIssuer issuer(PrintClaims claims) throws Refusal {
        Optional<TrustedIssuer> issuer = context.trust().issuer(claims.iss());
        if (issuer.isEmpty()) {
            throw unknown(Reason.ISSUER_UNKNOWN, claims.iss());
        }
        return issuer.get();
    }

    /** The key that made the signature: the key identifier is a hint, so each candidate is tried. */
    TrustedKey signingKey(IssuerSigned credential) throws Refusal {
        String iss = credential.claims().iss();
        List<TrustedKey> candidates = context.trust().keys(iss, credential.kid());
        if (candidates.isEmpty()) {
            throw unknown(Reason.KEY_UNKNOWN, credential.kid().hex());
        }
        findings.pass(CheckStep.KEY);
        List<TrustedKey> agreeing =
                candidates.stream().filter(key -> key.alg() == credential.alg()).toList();
        if (agreeing.isEmpty()) {
            throw new Refusal(CheckStep.ALGORITHM, VerdictCode.TAMPERED, Reason.ALGORITHM_DIFFERS);
        }
        findings.pass(CheckStep.ALGORITHM);
        byte[] signed = credential.sigStructure();
        byte[] signature = credential.signature();
        for (TrustedKey candidate : agreeing) {
            if (candidate.key().verifies(signed, signature)) {
                findings.pass(CheckStep.SIGNATURE);
                return candidate;
            }
        }
        throw new Refusal(CheckStep.SIGNATURE, VerdictCode.TAMPERED, Reason.SIGNATURE_WRONG);
    }

    private Refusal unknown(Reason reason, String argument) {
        boolean mayBeNew = !context.isRegistryFresh();
        return new Refusal(
                CheckStep.KEY,
                VerdictCode.UNKNOWN_ISSUER,
                mayBeNew ? Reason.ISSUER_UNKNOWN_IN_OLD_VIEW : reason,
                argument);
    }

    /** After the signature, or a tampered code would blame an issuer who has nothing to do with it. */
    void check(TrustedIssuer issuer, TrustedKey key, PrintClaims claims, Optional<LedgerPosition> record)
            throws Refusal {
        if (key.use() != KeyUse.CREDENTIAL) {
            throw notAuthorised(Reason.KEY_FOR_OTHER_USE);
        }
        if (!key.signs(claims.vct())) {
            throw notAuthorised(Reason.KEY_FOR_OTHER_TYPES);
        }
        checkInterval(key, claims.iat(), record);
        if (!isCovered(issuer.granted(), claims.vct(), record)) {
            throw notAuthorised(Reason.TYPE_NOT_GRANTED);
        }
        if (!issuer.region().equals(context.here()) && !isCovered(issuer.admitted(), claims.vct(), record)) {
            throw notAuthorised(Reason.TYPE_NOT_ADMITTED);
        }
        if (issuer.frozen()) {
            findings.stale(CheckStep.AUTHORITY, Reason.ISSUER_FROZEN);
        } else if (context.ledger().isEmpty() && isCarriedAndOld()) {
            findings.stale(
                    CheckStep.AUTHORITY,
                    Reason.REGISTRY_OLD,
                    Times.shown(context.offline().orElseThrow().registryTime()));
        } else {
            findings.pass(CheckStep.AUTHORITY);
        }
    }

    /** Offline no later step looks at the registry's age: the key may have been closed since. */
    private boolean isCarriedAndOld() {
        return context.offline().isPresent() && !context.isRegistryFresh();
    }

    /** By the record's place in the ledger; by the signer's own word only where there is no record to go by. */
    private static void checkInterval(TrustedKey key, long iat, Optional<LedgerPosition> record) throws Refusal {
        boolean open = record.map(key::isOpenAt).orElseGet(() -> !key.isCompromised() && key.isOpenAt(iat));
        if (open) {
            return;
        }
        boolean early = record.map(place -> place.isBefore(key.opened())).orElse(iat < key.openedAt());
        if (key.isCompromised()) {
            throw notAuthorised(Reason.KEY_COMPROMISED);
        }
        if (early) {
            throw notAuthorised(Reason.KEY_NOT_OPEN_YET);
        }
        throw notAuthorised(record.isPresent() || key.isClosedAt(iat) ? Reason.KEY_CLOSED : Reason.KEY_PAST_END);
    }

    private static boolean isCovered(List<TypeGrant> grants, int type, Optional<LedgerPosition> record) {
        return grants.stream().anyMatch(grant -> grant.covers(type, record));
    }

    private static Refusal notAuthorised(Reason reason) {
        return new Refusal(CheckStep.AUTHORITY, VerdictCode.ISSUER_NOT_AUTHORISED, reason);
    }
}
