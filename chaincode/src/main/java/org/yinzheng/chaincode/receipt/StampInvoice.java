// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Exclusive use of a fully digital invoice (数电票), in the common namespace. Nobody here fixed its total, so there are no
 * partial claims: it is used by one claimant at a time.
 */
final class StampInvoice {
    private final Act act;

    StampInvoice(Act act) {
        this.act = act;
    }

    InvoiceState run(StampInvoiceRequest request) {
        requireHere(Role.CLAIMANT);
        var key = LedgerKeys.invoice(request.number());
        Optional<InvoiceState> before = act.ledger().find(key, InvoiceState.class);
        before.filter(state -> state.status() == ClaimState.Status.CLAIMED).ifPresent(state -> {
            throw new RefusedException(
                    Refusal.INVOICE_CLAIMED, "the invoice is in use since " + Instant.ofEpochSecond(state.claimedAt()));
        });
        InvoiceState claimed = new InvoiceState(
                request.number(),
                before.map(InvoiceState::seq).orElse(0L) + 1,
                act.officer().code(),
                act.officer().region(),
                request.kind(),
                ClaimState.Status.CLAIMED,
                act.ledger().now(),
                null,
                before.map(StampInvoice::digest).orElse(null),
                request.requestId());
        return write(claimed, "invoice.claimed");
    }

    InvoiceState release(ReleaseInvoiceRequest request) {
        requireHere(Role.CLAIMANT);
        InvoiceState state = act.ledger()
                .get(
                        LedgerKeys.invoice(request.number()),
                        InvoiceState.class,
                        Refusal.INVOICE_UNKNOWN,
                        "an invoice that was stamped is required");
        Require.that(
                act.officer().agency().answersFor(state.claimant())
                        && act.officer().region().equals(state.region()),
                Refusal.NOT_CLAIMANT,
                "only the claimant, or the agency that succeeded it, may give an invoice back");
        Require.that(
                state.status() == ClaimState.Status.CLAIMED, Refusal.CLAIM_RELEASED, "the invoice is no longer in use");
        ClaimRelease release = new ClaimRelease(
                act.officer().code(), request.reason(), act.ledger().now(), request.requestId());
        return write(state.released(release), "invoice.released");
    }

    private void requireHere(Role role) {
        act.officer().require(role);
        Require.that(
                act.ledger().self().common(),
                Refusal.NAMESPACE_MISMATCH,
                "invoices are stamped in the common namespace");
    }

    private InvoiceState write(InvoiceState state, String event) {
        act.ledger().put(LedgerKeys.invoice(state.number()), state);
        act.ledger().event(event, new InvoiceEvent(state.number(), state.seq(), act.requestId()));
        return state;
    }

    private static @Nullable String digest(InvoiceState state) {
        return HexFormat.of().formatHex(Merkle.sha256(CanonicalJson.bytes(state)));
    }

    /** What the events {@code invoice.claimed} and {@code invoice.released} carry. */
    private record InvoiceEvent(String number, long seq, String requestId) {}
}
