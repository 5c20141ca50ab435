// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.licence.CredentialState;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.licence.LicencePage;
import org.yinzheng.gateway.licence.LicenceWallets;
import org.yinzheng.gateway.licence.StateToday;
import org.yinzheng.gateway.problem.InvalidRequestException;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.receipt.ReceiptWallets;

/** A wallet asks where its document stands. Answered to whoever proves to hold the key that it was bound to. */
@Component
class AskStanding {
    private final WalletBindings bindings;
    private final WalletDocuments documents;
    private final LicenceWallets licences;
    private final ReceiptWallets receipts;
    private final ReadUses uses;
    private final LicencePage licencePage;
    private final StateToday today;
    private final Clock clock;

    AskStanding(
            WalletBindings bindings,
            WalletDocuments documents,
            LicenceWallets licences,
            ReceiptWallets receipts,
            ReadUses uses,
            LicencePage licencePage,
            StateToday today,
            Clock clock) {
        this.bindings = bindings;
        this.documents = documents;
        this.licences = licences;
        this.receipts = receipts;
        this.uses = uses;
        this.licencePage = licencePage;
        this.today = today;
        this.clock = clock;
    }

    Standing ask(Question question) {
        var binding = binding(question);
        return standing(reader(binding), binding);
    }

    /**
     * Who used the licence, newest first; nobody records uses of receipts.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException once the agency closed this credential: the phone may be in
     *     other hands
     */
    Uses uses(Question question) {
        var binding = binding(question);
        if (binding.document().kind() != DocumentKind.LICENCE) {
            return new Uses(List.of(), now());
        }
        var caller = reader(binding);
        var view = licences.view(caller, binding.document().identifier());
        if (closed(view, entry(view, binding))) {
            throw Problem.WALLET_CREDENTIAL_CLOSED.exception();
        }
        return new Uses(uses.of(caller, binding), now());
    }

    /**
     * The printed page; its code stays verifiable wherever the file goes.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException where the document is not to be shown now: the page holds all
     *     of its content and a code that works for whoever has it
     */
    byte[] page(Question question) {
        var binding = binding(question);
        var document = binding.document();
        var caller = reader(binding);
        requireShowable(standing(caller, binding));
        return document.kind() == DocumentKind.LICENCE
                ? licencePage.pdf(caller, document.identifier())
                : receipts.pdf(caller, WalletDocuments.code(document), WalletDocuments.number(document));
    }

    private static void requireShowable(Standing standing) {
        if (standing.state().equals(Standing.CLOSED)) {
            throw Problem.WALLET_CREDENTIAL_CLOSED.exception();
        }
        if (!standing.showable()) {
            throw Problem.WALLET_NOT_SHOWABLE.exception(standing.state());
        }
    }

    private Caller reader(WalletBinding binding) {
        return documents.reader(binding.document(), binding.agency());
    }

    private WalletBinding binding(Question question) {
        requireTime(question);
        var candidates = bindings.of(question.digest());
        if (candidates.isEmpty()) {
            throw Problem.WALLET_CREDENTIAL_UNKNOWN.exception();
        }
        var text = HolderProof.question(question.digest(), question.time());
        return candidates.stream()
                .filter(binding -> HolderProof.fits(HolderProof.key(binding.holderKey()), text, question.proof()))
                .findFirst()
                .orElseThrow(Problem.WALLET_PROOF_WRONG::exception);
    }

    /** A phone whose clock was set since its last question learns the difference from the refusal, and asks once more. */
    private void requireTime(Question question) {
        long now = now();
        if (Math.abs(question.time() - now) > HolderProof.TOLERANCE) {
            throw Problem.WALLET_PROOF_WRONG.exception().with("now", now);
        }
    }

    private Standing standing(Caller caller, WalletBinding binding) {
        return switch (binding.document().kind()) {
            case LICENCE -> licence(caller, binding);
            case RECEIPT -> receipt(caller, binding);
            case TEXT -> throw Problem.WALLET_CREDENTIAL_UNKNOWN.exception();
        };
    }

    private Standing licence(Caller caller, WalletBinding binding) {
        var view = licences.view(caller, binding.document().identifier());
        var entry = entry(view, binding);
        var state = state(view, entry);
        return new Standing(state, state.equals(Standing.VALID), view.body().validTo(), entry.from(), now());
    }

    private static CredentialState entry(LicenceView view, WalletBinding binding) {
        return view.state().credentials().stream()
                .filter(one -> one.digest().equals(binding.digest()))
                .findFirst()
                .orElseThrow(Problem.WALLET_CREDENTIAL_UNKNOWN::exception);
    }

    private String state(LicenceView view, CredentialState entry) {
        return closed(view, entry) ? Standing.CLOSED : today.of(view);
    }

    /** Whether it was closed for itself, as a lost phone's is; a successor closes all that its predecessor had left. */
    private static boolean closed(LicenceView view, CredentialState entry) {
        boolean replaced = view.state().successor() != null;
        return entry.to() != null && !(replaced && entry.to() == view.state().changedAt());
    }

    private Standing receipt(Caller caller, WalletBinding binding) {
        var document = binding.document();
        boolean reversed = receipts.reversed(caller, WalletDocuments.code(document), WalletDocuments.number(document));
        var state = reversed ? Standing.REVERSED : Standing.VALID;
        return new Standing(state, !reversed, null, binding.boundAt(), now());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /**
     * @param digest of the credential, hex
     * @param time epoch seconds, at most 2 minutes off
     * @param proof ECDSA with SHA-256, r‖s, base64url, over {@code yinzheng wallet question\n}digest{@code \n}time
     */
    @Schema(name = "WalletQuestion")
    record Question(String digest, long time, String proof) {
        Question {
            if (digest == null || proof == null) {
                throw new InvalidRequestException("digest, time and proof are required");
            }
        }
    }

    /** @param now epoch seconds here */
    @Schema(name = "WalletUses")
    record Uses(List<LicenceUse> uses, long now) {}

    /**
     * @param state the licence's; EXPIRED after its last day, CLOSED when this credential was closed; REVERSED of a receipt
     * @param showable whether it is of use to show it now
     * @param validTo last day, absent when long-term
     * @param boundAt when the ledger recorded the credential, epoch seconds
     * @param now epoch seconds here
     */
    @Schema(name = "WalletStanding")
    record Standing(
            String state, boolean showable, @Nullable String validTo, long boundAt, long now) {
        static final String VALID = "VALID";
        static final String CLOSED = "CLOSED";
        static final String REVERSED = "REVERSED";
    }
}
