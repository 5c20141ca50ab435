// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.document;

import java.util.HexFormat;
import java.util.Optional;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.DigestState;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.verifier.ledger.LedgerPosition;
import org.yinzheng.verifier.readmodel.LedgerSnapshot;
import org.yinzheng.verifier.readmodel.LocatedVersion;

/** Where in the ledger a credential was recorded, for people who look it up there. */
public final class RecordedPlaces {

    private final LedgerSnapshot ledger;

    public RecordedPlaces(LedgerSnapshot ledger) {
        this.ledger = ledger;
    }

    /**
     * A place in the ledger.
     *
     * @param block number of the block
     * @param transaction place in the block, from 0
     * @param transactionId where the record itself names it
     */
    public record Place(long block, int transaction, Optional<String> transactionId) {}

    /**
     * The transaction that recorded a credential.
     *
     * @param digest ledger digest, 64 hexadecimal digits
     */
    public Optional<Place> find(String digest) {
        return ledger.earliest(LedgerKeys.digest(digest).text())
                .map(this::ofLicence)
                .or(() -> ledger.leaf(HexFormat.of().parseHex(digest))
                        .map(leaf -> place(leaf.position(), Optional.empty())));
    }

    /** A credential that was bound later stands in another transaction than the licence. */
    private Place ofLicence(LocatedVersion bound) {
        var position = bound.version().position();
        var licence = LedgerKeys.licence(bound.version().as(DigestState.class).licenceId());
        var transactionId = ledger.find(bound.namespace(), licence.text())
                .filter(body -> body.position() == position)
                .map(body -> body.as(LicenceBody.class).transactionId());
        return place(position, transactionId);
    }

    private static Place place(long ordinal, Optional<String> transactionId) {
        var place = LedgerPosition.ofOrdinal(ordinal);
        return new Place(place.block(), place.transaction(), transactionId);
    }
}
