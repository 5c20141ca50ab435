// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.claim;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.receipt.BatchQuery;
import org.yinzheng.chaincode.receipt.BatchState;
import org.yinzheng.chaincode.receipt.InclusionProof;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.credential.print.LedgerPlace.BatchLeaf;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.receipt.BatchPlace;
import org.yinzheng.gateway.receipt.BatchPlaces;
import org.yinzheng.gateway.registry.RegistryReader;

/**
 * Finds the proof that a receipt was issued: the ledger says whether it was issued alone; a place among others is known to the
 * gateway that issued it, this one or another. What another says counts only if it leads to the root on the ledger.
 */
@Component
class FindProof {
    private final RegistryReader registry;
    private final BatchPlaces kept;
    private final IssuersGateway issuers;

    FindProof(RegistryReader registry, BatchPlaces kept, IssuersGateway issuers) {
        this.registry = registry;
        this.kept = kept;
        this.issuers = issuers;
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if it has to be handed in */
    InclusionProof of(Caller caller, RegionState region, BatchLeaf place, ReceiptNumber number, ReceiptLeaf leaf) {
        var batch = batch(caller, region, place);
        return batch.count() == 1 ? InclusionProof.single(number, leaf) : among(region, batch, number, leaf);
    }

    private BatchState batch(Caller caller, RegionState region, BatchLeaf place) {
        return registry.read(
                caller, region.namespace(), "receipt:Batch", new BatchQuery(place.batch()), BatchState.class);
    }

    private InclusionProof among(RegionState region, BatchState batch, ReceiptNumber number, ReceiptLeaf leaf) {
        Stream<Supplier<Optional<BatchPlace>>> sources = Stream.of(
                () -> kept.find(region.mspId(), number, leaf.digest()),
                () -> issuers.place(region, number, leaf.digest()));
        return sources.flatMap(source -> source.get().stream())
                .flatMap(place -> proof(place, leaf).stream())
                .filter(proof -> proof.leadsTo(batch, number))
                .findFirst()
                .orElseThrow(Problem.BATCH_PLACE_REQUIRED::exception);
    }

    private static Optional<InclusionProof> proof(BatchPlace place, ReceiptLeaf leaf) {
        try {
            return Optional.of(place.proof(leaf));
        } catch (RefusedException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
