// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.credential.wallet.HolderKey;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.issuing.HandOut;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.licence.LicenceWallets;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.InvalidRequestException;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.receipt.ReceiptWallets;

/**
 * A citizen takes a document into the wallet. The link is spent by the first key that proves itself; that key may ask
 * again and has the same answer, so an answer lost on the way costs nothing and no second credential is made.
 */
@Component
class ClaimDocument {
    private final WalletLinks links;
    private final WalletBindings bindings;
    private final WalletDocuments documents;
    private final LicenceWallets licences;
    private final ReceiptWallets receipts;
    private final Callers callers;
    private final Changes changes;
    private final HandOut handOut;
    private final Clock clock;

    ClaimDocument(
            WalletLinks links,
            WalletBindings bindings,
            WalletDocuments documents,
            LicenceWallets licences,
            ReceiptWallets receipts,
            Callers callers,
            Changes changes,
            HandOut handOut,
            Clock clock) {
        this.links = links;
        this.bindings = bindings;
        this.documents = documents;
        this.licences = licences;
        this.receipts = receipts;
        this.callers = callers;
        this.changes = changes;
        this.handOut = handOut;
        this.clock = clock;
    }

    /**
     * The document, or nothing while the ledger has not confirmed the credential: ask again with the same key.
     *
     * @throws ProblemException if the link is unknown, over or spent by another key, or the proof does not fit
     */
    Optional<WalletDocument> claim(Order order) {
        var link = find(order.secret());
        var key = HolderProof.key(order.holderKey());
        HolderProof.require(HolderProof.fits(key, HolderProof.claim(order.secret(), order.holderKey()), order.proof()));
        var fingerprint = Secrets.digest(order.holderKey());
        if (link.isOver(fingerprint, now())) {
            throw Problem.WALLET_LINK_EXPIRED.exception();
        }
        var caller = callers.of(link.account()).orElseThrow(Problem.ACCOUNT_UNKNOWN::exception);
        if (!links.take(link.id(), fingerprint)) {
            throw Problem.WALLET_LINK_SPENT.exception();
        }
        try {
            return link.document().kind() == DocumentKind.LICENCE
                    ? licence(caller, link, key, order.holderKey(), fingerprint)
                    : Optional.of(receipt(caller, link.document(), order.holderKey()));
        } catch (LedgerRefusal refused) {
            links.giveBack(link.id(), fingerprint);
            throw refused;
        }
    }

    WalletLink find(String secret) {
        return Optional.of(secret)
                .filter(Secrets::wellFormed)
                .flatMap(text -> links.bySecret(Secrets.digest(text)))
                .orElseThrow(Problem.WALLET_LINK_UNKNOWN::exception);
    }

    /** What a link leads to, for the page that asks whether to take it. */
    Offer offer(String secret) {
        var link = find(secret);
        if (link.usedBy().isEmpty() && link.isOver("", now())) {
            throw Problem.WALLET_LINK_EXPIRED.exception();
        }
        var caller = callers.of(link.account()).orElseThrow(Problem.ACCOUNT_UNKNOWN::exception);
        var summary = documents.requireHandedOut(caller, link.document());
        return new Offer(
                link.document().kind(),
                documents.type(caller, summary).labels(),
                documents.agency(caller, caller.organisation().namespace(), summary.agency()),
                link.expiresAt(),
                link.usedBy().isPresent(),
                now());
    }

    private Optional<WalletDocument> licence(
            Caller caller, WalletLink link, HolderKey key, String holderKey, String fingerprint) {
        var document = link.document();
        var summary = documents.requireHandedOut(caller, document);
        var name = new IdempotencyKey("wallet." + link.id(), fingerprint);
        var outcome = changes.outcome(
                caller,
                name,
                id -> licences.bind(
                        caller,
                        id,
                        document.identifier(),
                        key,
                        digest -> WalletBindings.keeping(
                                new WalletBinding(digest, holderKey, document, summary.agency(), now()))));
        Changes.answer(outcome);
        if (!outcome.recorded()) {
            return Optional.empty();
        }
        var answer = outcome.answer();
        return Optional.of(document(
                caller,
                document,
                WalletDocument.Profile.WALLET,
                answer.path("credential").asString(),
                answer.path("digest").asString()));
    }

    private WalletDocument receipt(Caller caller, DocumentId document, String holderKey) {
        var opened = receipts.open(caller, WalletDocuments.code(document), WalletDocuments.number(document));
        var code = opened.content().credential();
        var digest = ReceiptWallets.digest(opened);
        bindings.keep(
                new WalletBinding(digest, holderKey, document, opened.summary().agency(), now()));
        return document(caller, document, WalletDocument.Profile.PRINT, code, digest);
    }

    private WalletDocument document(
            Caller caller, DocumentId id, WalletDocument.Profile profile, String credential, String digest) {
        var summary = documents.requireHandedOut(caller, id);
        return new WalletDocument(
                id.kind(),
                id.identifier(),
                profile,
                credential,
                digest,
                WalletType.of(documents.type(caller, summary)),
                summary.agency(),
                documents.agency(caller, caller.organisation().namespace(), summary.agency()),
                handOut.address(caller).toString(),
                now());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /**
     * @param secret from the link's fragment
     * @param holderKey COSE_Key on P-256, base64url without padding
     * @param proof ECDSA with SHA-256, r‖s, base64url, over {@code yinzheng wallet claim\n}secret{@code \n}holderKey
     */
    @Schema(name = "WalletClaim")
    record Order(String secret, String holderKey, String proof) {
        Order {
            if (secret == null || holderKey == null || proof == null) {
                throw new InvalidRequestException("secret, holderKey and proof are required");
            }
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return "Order";
        }
    }

    /**
     * What a link leads to; nothing of its content.
     *
     * @param spent a device used the link already
     * @param now epoch seconds here
     */
    @Schema(name = "WalletOffer")
    record Offer(DocumentKind kind, Labels type, Labels issuer, long expiresAt, boolean spent, long now) {}
}
