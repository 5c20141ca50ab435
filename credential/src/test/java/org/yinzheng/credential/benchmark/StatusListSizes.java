// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.benchmark;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.status.ClosedCredentials;
import org.yinzheng.credential.status.LicenceStatus;
import org.yinzheng.credential.status.StatusBits;
import org.yinzheng.credential.status.StatusList;

/** How many bytes the status lists of ten million licences take, by how many of them ended and over how many lists. */
public final class StatusListSizes {
    private static final int LICENCES = 10_000_000;
    private static final double[] ENDED = {0, 0.001, 0.01, 0.05};
    private static final int[] LISTS = {10, 100, 1000};

    private StatusListSizes() {}

    public static void main(String[] arguments) {
        InMemorySigner signer = TestKeys.named("status");
        for (int lists : LISTS) {
            for (double ended : ENDED) {
                long begin = System.nanoTime();
                byte[] token = token(LICENCES / lists, ended, signer);
                System.out.printf(
                        Locale.ROOT,
                        "%,d licences, %.1f %% ended, %,d lists of %,d: %,d bytes a list, %,.2f MB together, %.1f ms a list%n",
                        LICENCES,
                        100 * ended,
                        lists,
                        LICENCES / lists,
                        token.length,
                        (double) token.length * lists / 1_000_000,
                        (System.nanoTime() - begin) / 1e6);
            }
        }
    }

    private static byte[] token(int licences, double ended, InMemorySigner signer) {
        StatusBits bits = StatusBits.ofCapacity(1 << 20 > licences ? 1 << 20 : 1 << 24);
        Random random = new Random(licences);
        for (int i = 0; i < licences; i++) {
            if (random.nextDouble() < ended) {
                bits.set(i, random.nextInt(4) == 0 ? LicenceStatus.SUSPENDED : LicenceStatus.ENDED);
            }
        }
        return new StatusList(
                        "https://status.example/lists/33MKT/32",
                        1,
                        1_000_000,
                        Optional.of(900L),
                        bits,
                        Optional.of(ClosedCredentials.NONE))
                .sign(signer);
    }
}
