// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.Cases.Case;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;
import org.yinzheng.credential.wallet.Presentation;

/** A list of cases of the wallet profile, and what they are built with. */
abstract class WalletCaseList {
    private final List<Case> cases = new ArrayList<>();

    final List<Case> cases() {
        return List.copyOf(cases);
    }

    final void add(String name, VerdictCode code, CheckStep step, Reason reason, Function<WalletScene, String> text) {
        cases.add(new Case("wallet: " + name, scene -> text.apply(new WalletScene(scene)), code, step, reason));
    }

    final void shown(String name, VerdictCode code, CheckStep step, Reason reason, Consumer<WalletScene> change) {
        add(name, code, step, reason, wallet -> {
            change.accept(wallet);
            return wallet.shown();
        });
    }

    final void presentation(String name, VerdictCode code, Reason reason, Consumer<WalletScene> change) {
        shown(name, code, CheckStep.PRESENTATION, reason, change);
    }

    static void record(WalletScene wallet, String text) {
        try {
            Presentation presentation =
                    Presentation.read(WalletScene.message(text), Presentation.headers(WalletScene.message(text)));
            wallet.scene.record(presentation.credential().digest().hex(), Scene.licenceRecord(LicenceState.VALID));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    static byte[] filled16(int value) {
        return Arrays.copyOf(filled(value), 16);
    }

    static CborValue list(Object... items) {
        return new CborValue.Array(Arrays.stream(items).map(Cbor::value).toList());
    }

    static CborValue with(WalletScene wallet, long label, CborValue value) {
        CborValue.Map claims = read(wallet.payload(List.of(filled(1))));
        return new CborValue.Map(claims.entries().stream()
                .map(entry ->
                        entry.key().equals(new CborValue.Int(label)) ? new CborValue.Entry(entry.key(), value) : entry)
                .toList());
    }

    static CborValue.Map read(byte[] payload) {
        try {
            return (CborValue.Map) CborReader.read(payload);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
