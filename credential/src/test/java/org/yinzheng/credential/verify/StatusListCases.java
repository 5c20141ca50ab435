// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.REVOKED;
import static org.yinzheng.credential.verdict.VerdictCode.STATUS_UNKNOWN;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.status.LicenceStatus;
import org.yinzheng.credential.status.StatusBits;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.Cases.Case;

/** Which status lists are believed without a network: inside a bundle their issuers', beside it those of its signer too. */
final class StatusListCases {
    private final List<Case> cases = new ArrayList<>();

    private StatusListCases() {}

    static List<Case> all() {
        StatusListCases all = new StatusListCases();
        all.lists();
        all.listsBeside();
        return all.cases;
    }

    private void lists() {
        unknown("without a list the status is unknown", Reason.STATUS_NOT_CARRIED, offline -> offline.listed = false);
        unknown("beyond the list's end the status is unknown", Reason.STATUS_NOT_CARRIED, offline -> {
            offline.states = StatusBits.ofCapacity(4);
            offline.capacity = 4;
        });
        refused("a list signed by a credential key is refused", offline -> offline.listSigner = offline.scene.signer);
        refused(
                "a list signed by a stranger's key is refused",
                offline -> offline.listSigner = TestKeys.named("stranger"));
        refused(
                "a list with another's signature is refused",
                offline -> offline.changeToken = token ->
                        new Sign1(token.protectedHeader(), token.unprotected(), token.payload(), new byte[64]));
        refused("a list of another place is refused", offline -> offline.uri = "https://status.example/lists/33MKT/33");
        refused("a list of tomorrow is refused", offline -> offline.listedAt = Scene.NOW + 61);
        refused("a list inflated too long is refused", offline -> offline.capacity = 512);
        refused("a list too short is refused", offline -> offline.capacity = 2048);
        refused(
                "a list that inflates to four million entries is refused",
                offline -> offline.states = StatusBits.ofCapacity(1 << 22));
        claims("a list of one bit is refused", 1, deflated(256));
        claims("a list that is not deflated is refused", 2, new byte[] {1, 2, 3, 4});
        refused("a list with something behind its end is refused", offline -> offline.trailing = true);
        refused(
                "a list with an unprotected label is refused",
                offline -> offline.changeToken = token -> token.withUnprotected(Cbor.map(4, new byte[8])));
        refused(
                "a list of a closed status key is refused",
                offline -> offline.statusClosing =
                        Optional.of(new KeyClosing(Scene.RECORDED, Scene.NOW - 7200, KeyClosing.Kind.NORMAL)));
        refused(
                "a list of a stolen status key is refused",
                offline -> offline.statusClosing =
                        Optional.of(new KeyClosing(Scene.RECORDED, Scene.NOW, KeyClosing.Kind.COMPROMISED)));
        refused(
                "a list of a status key for other types is refused",
                offline -> offline.statusTypes = Set.of(Scene.RECEIPT));
        believed(
                "a list of a status key for its own type stands",
                offline -> offline.statusTypes = Set.of(Scene.LICENCE));
        refused(
                "a list signed after its key's planned end is refused",
                offline -> offline.statusEnd = Optional.of(offline.listedAt - 1));
        believed(
                "a list signed in the last second of its key stands",
                offline -> offline.statusEnd = Optional.of(offline.listedAt));
        believed(
                "a list of a status key closed since stands",
                offline -> offline.statusClosing =
                        Optional.of(new KeyClosing(Scene.RECORDED, Scene.NOW - 60, KeyClosing.Kind.NORMAL)));
    }

    private void listsBeside() {
        beside("a list beside the bundle is as good as one inside", VALID, Reason.STATUS_VALID, offline -> {});
        beside(
                "a list that the bundle's signer made is believed beside it",
                VALID,
                Reason.STATUS_VALID,
                offline -> offline.listSigner = OfflineScene.ATTESTATION);
        beside("what ended stands in the list beside", REVOKED, Reason.STATUS_ENDED, offline -> {
            offline.listSigner = OfflineScene.ATTESTATION;
            offline.states.set(7, LicenceStatus.ENDED);
        });
        beside("an unchanged list is as fresh as the bundle that names it", VALID, Reason.STATUS_VALID, offline -> {
            offline.listedAt = Scene.NOW - 90_000;
        });
        beside("an old bundle does not freshen its lists", STATUS_UNKNOWN, Reason.STATUS_LIST_OLD, offline -> {
            offline.listedAt = Scene.NOW - 90_000;
            offline.besideAsOf = Scene.NOW - 86_401;
        });
        beside(
                "a list beside that was not fetched says nothing",
                STATUS_UNKNOWN,
                Reason.STATUS_NOT_CARRIED,
                offline -> offline.atHand = false);
        beside("a list beside with another digest says nothing", STATUS_UNKNOWN, Reason.STATUS_NOT_CARRIED, offline -> {
            offline.states.set(7, LicenceStatus.ENDED);
            offline.exchanged = true;
        });
        beside(
                "a list beside that a stranger signed is refused",
                STATUS_UNKNOWN,
                Reason.STATUS_LIST_REFUSED,
                offline -> offline.listSigner = TestKeys.named("stranger"));
        refused("a list inside is its issuer's alone", offline -> offline.listSigner = OfflineScene.ATTESTATION);
    }

    private void beside(String name, VerdictCode code, Reason reason, Consumer<OfflineScene> change) {
        licence(name, code, reason, offline -> {
            offline.beside = true;
            change.accept(offline);
        });
    }

    private void claims(String name, int bits, byte[] deflated) {
        refused(
                name,
                offline -> offline.changePayload = () -> CborWriter.write(Cbor.map(
                        2,
                        OfflineScene.URI,
                        4,
                        Scene.NOW + 3600,
                        6,
                        Scene.NOW - 600,
                        65533,
                        new CborValue.Map(List.of(
                                new CborValue.Entry(new CborValue.Text("bits"), new CborValue.Int(bits)),
                                new CborValue.Entry(new CborValue.Text("lst"), new CborValue.Bytes(deflated)))))));
    }

    private static byte[] deflated(int zeros) {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[zeros]);
        deflater.finish();
        byte[] bytes = new byte[64];
        int length = deflater.deflate(bytes);
        deflater.end();
        return Arrays.copyOf(bytes, length);
    }

    private void believed(String name, Consumer<OfflineScene> change) {
        licence(name, VALID, Reason.STATUS_VALID, change);
    }

    private void unknown(String name, Reason reason, Consumer<OfflineScene> change) {
        licence(name, STATUS_UNKNOWN, reason, change);
    }

    private void refused(String name, Consumer<OfflineScene> change) {
        unknown(name, Reason.STATUS_LIST_REFUSED, change);
    }

    private void licence(String name, VerdictCode code, Reason reason, Consumer<OfflineScene> change) {
        cases.add(OfflineCases.carriedLicence(name, code, CheckStep.STATE, reason, change));
    }
}
