// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.List;
import java.util.stream.Stream;
import org.yinzheng.credential.verify.Cases.Case;

/** What the wallet profile must be answered with, stated by hand; parted by what is wrong. */
final class WalletCases {
    private WalletCases() {}

    static List<Case> showing() {
        return Stream.of(
                        new GenuineWalletCases(),
                        new WalletReadingCases(),
                        new HolderCases(),
                        new DisclosureCases(),
                        new WalletIssuerCases())
                .flatMap(list -> list.cases().stream())
                .toList();
    }
}
