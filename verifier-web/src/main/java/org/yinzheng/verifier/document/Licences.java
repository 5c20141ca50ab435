// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.document;

import java.util.Optional;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.CredentialState;
import org.yinzheng.chaincode.licence.DigestState;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.TakenInState;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.verify.LedgerRecord;
import org.yinzheng.verifier.readmodel.LedgerSnapshot;
import org.yinzheng.verifier.readmodel.RecordVersion;
import org.yinzheng.verifier.registry.Regions;

/** Licences by the digest of a credential. */
final class Licences {

    private final LedgerSnapshot whole;
    private final LedgerSnapshot asOf;
    private final Regions regions;

    Licences(LedgerSnapshot whole, LedgerSnapshot asOf, Regions regions) {
        this.whole = whole;
        this.asOf = asOf;
        this.regions = regions;
    }

    Optional<LedgerRecord.Licence> find(LedgerDigest digest) {
        return whole.earliest(LedgerKeys.digest(digest.hex()).text())
                .flatMap(bound -> record(bound.namespace(), digest, bound.version()));
    }

    private Optional<LedgerRecord.Licence> record(String namespace, LedgerDigest digest, RecordVersion bound) {
        var licenceId = bound.as(DigestState.class).licenceId();
        return whole.find(namespace, LedgerKeys.licence(licenceId).text())
                .map(body -> record(namespace, digest, bound, body.as(LicenceBody.class)));
    }

    private LedgerRecord.Licence record(String namespace, LedgerDigest digest, RecordVersion bound, LicenceBody body) {
        var changed =
                asOf.find(namespace, LedgerKeys.licenceState(body.licenceId()).text());
        var state = changed.map(version -> version.as(LicenceState.class)).orElseGet(body::initialState);
        var takenIn = takenIn(state);
        return new LedgerRecord.Licence(
                bound.place(),
                bound.time(),
                body.type(),
                body.issuer(),
                body.licenceId(),
                body.statusIndex(),
                isClosed(state, digest),
                LedgerRecord.LicenceState.valueOf(state.state().name()),
                changed.map(RecordVersion::time).orElse(bound.time()),
                Optional.ofNullable(state.cause()),
                takenIn.or(() -> Optional.ofNullable(state.successor())),
                Optional.ofNullable(state.toRegion()));
    }

    /** The taking region never writes the losing region's key: it says so in its own namespace. */
    private Optional<String> takenIn(LicenceState state) {
        return Optional.ofNullable(state.toRegion())
                .flatMap(regions::namespaceOf)
                .flatMap(taker ->
                        asOf.find(taker, LedgerKeys.takenIn(state.licenceId()).text()))
                .map(version -> version.as(TakenInState.class).licenceId());
    }

    private static boolean isClosed(LicenceState state, LedgerDigest digest) {
        return state.credentials().stream()
                .filter(credential -> credential.digest().equals(digest.hex()))
                .map(CredentialState::to)
                .anyMatch(to -> to != null);
    }
}
