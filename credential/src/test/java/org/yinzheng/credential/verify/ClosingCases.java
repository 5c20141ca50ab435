// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.REVOKED;
import static org.yinzheng.credential.verdict.VerdictCode.STATUS_UNKNOWN;
import static org.yinzheng.credential.verdict.VerdictCode.SUPERSEDED;
import static org.yinzheng.credential.verdict.VerdictCode.SUSPENDED;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.credential.status.LicenceStatus;
import org.yinzheng.credential.status.StatusBits;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.Cases.Case;

/** Credentials that were closed singly, and what a bundle alone must answer. */
final class ClosingCases {
    private final List<Case> cases = new ArrayList<>();

    private ClosingCases() {}

    static List<Case> all() {
        ClosingCases all = new ClosingCases();
        all.closed();
        all.open();
        all.notTold();
        all.refused();
        return all.cases;
    }

    private void closed() {
        wallet("the credential of a lost phone is superseded", SUPERSEDED, Reason.STATUS_CREDENTIAL_CLOSED, offline -> {
            offline.closed.add(walletDigest(offline));
        });
        wallet(
                "a list beside knows the lost phone's credential too",
                SUPERSEDED,
                Reason.STATUS_CREDENTIAL_CLOSED,
                offline -> {
                    offline.beside = true;
                    offline.listSigner = OfflineScene.ATTESTATION;
                    offline.closed.add(walletDigest(offline));
                });
        print("a printed code that was closed is superseded", SUPERSEDED, Reason.STATUS_CREDENTIAL_CLOSED, offline -> {
            offline.closed.add(printDigest(offline));
        });
        print("one closed among many is found", SUPERSEDED, Reason.STATUS_CREDENTIAL_CLOSED, offline -> {
            offline.closed.addAll(others());
            offline.closed.add(printDigest(offline));
        });
        wallet("an old list still knows what was closed", SUPERSEDED, Reason.STATUS_CREDENTIAL_CLOSED, offline -> {
            offline.listedAt = Scene.NOW - 400_000;
            offline.closed.add(walletDigest(offline));
        });
        wallet("what ended says so before what was closed", SUSPENDED, Reason.STATUS_SUSPENDED, offline -> {
            offline.states.set(7, LicenceStatus.SUSPENDED);
            offline.closed.add(walletDigest(offline));
        });
    }

    private void open() {
        wallet(
                "the new phone's credential is valid where the old one's was closed",
                VALID,
                Reason.STATUS_VALID,
                offline -> {
                    offline.closed.add(printDigest(offline));
                    offline.closed.addAll(others());
                });
        wallet("a closed one that begins alike is another one", VALID, Reason.STATUS_VALID, offline -> {
            byte[] alike = walletDigest(offline).bytes();
            alike[7] ^= 1;
            offline.closed.add(new LedgerDigest(alike));
        });
    }

    private void notTold() {
        wallet(
                "a list that tells nothing of single credentials is not green",
                STATUS_UNKNOWN,
                Reason.STATUS_CLOSING_NOT_TOLD,
                offline -> offline.tellsClosed = false);
        print(
                "nor is it for a printed code, which can be closed as well",
                STATUS_UNKNOWN,
                Reason.STATUS_CLOSING_NOT_TOLD,
                offline -> offline.tellsClosed = false);
        wallet("but what ended it knows", REVOKED, Reason.STATUS_ENDED, offline -> {
            offline.tellsClosed = false;
            offline.states.set(7, LicenceStatus.ENDED);
        });
    }

    private void refused() {
        refused("closed ones cut off in the middle are refused", bytes(new byte[12]));
        refused("closed ones that descend are refused", bytes(prefixes(2, 1)));
        refused("closed ones that descend by the highest bit are refused", bytes(prefixes(-1, 1)));
        refused("a closed one that stands twice is refused", bytes(prefixes(1, 1)));
        wallet(
                "more closed ones than the licences can have are refused",
                STATUS_UNKNOWN,
                Reason.STATUS_LIST_REFUSED,
                offline -> {
                    offline.capacity = 8;
                    offline.states = StatusBits.ofCapacity(8);
                    offline.closedClaim = Optional.of(
                            bytes(prefixes(IntStream.rangeClosed(0, 8 * 8).toArray())));
                });
        wallet("as many closed ones as the licences can have are read", VALID, Reason.STATUS_VALID, offline -> {
            offline.capacity = 8;
            offline.states = StatusBits.ofCapacity(8);
            offline.closedClaim =
                    Optional.of(bytes(prefixes(IntStream.range(0, 8 * 8).toArray())));
        });
        refused("closed ones that are no bytes are refused", new CborValue.Text("none"));
    }

    private static CborValue bytes(byte[] value) {
        return new CborValue.Bytes(value);
    }

    /** Of 8 bytes each, the first four of them the number. */
    private static byte[] prefixes(int... first) {
        byte[] all = new byte[8 * first.length];
        for (int i = 0; i < first.length; i++) {
            for (int at = 0; at < 4; at++) {
                all[8 * i + at] = (byte) (first[i] >>> 24 - 8 * at);
            }
        }
        return all;
    }

    private void refused(String name, CborValue closed) {
        wallet(name, STATUS_UNKNOWN, Reason.STATUS_LIST_REFUSED, offline -> offline.closedClaim = Optional.of(closed));
    }

    private void wallet(String name, VerdictCode code, Reason reason, Consumer<OfflineScene> change) {
        add(name, code, reason, change, offline -> new WalletScene(offline.scene).shown());
    }

    private void print(String name, VerdictCode code, Reason reason, Consumer<OfflineScene> change) {
        add(name, code, reason, change, offline -> offline.scene.issue(Scene.licenceClaims()));
    }

    private void add(
            String name,
            VerdictCode code,
            Reason reason,
            Consumer<OfflineScene> change,
            Function<OfflineScene, String> text) {
        cases.add(OfflineCases.carried(name, code, CheckStep.STATE, reason, offline -> {
            change.accept(offline);
            return text.apply(offline);
        }));
    }

    private static LedgerDigest walletDigest(OfflineScene offline) {
        return new WalletScene(offline.scene).issue(WalletScene.hidden()).digest();
    }

    private static LedgerDigest printDigest(OfflineScene offline) {
        return PrintCredential.issue(Scene.licenceClaims(), offline.scene.signer)
                .digest();
    }

    private static List<LedgerDigest> others() {
        return IntStream.range(0, 50)
                .mapToObj(i -> Sha256.of(("another " + i).getBytes(StandardCharsets.UTF_8)))
                .map(LedgerDigest::new)
                .toList();
    }
}
