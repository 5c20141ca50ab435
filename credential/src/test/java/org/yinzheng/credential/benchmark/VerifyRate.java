// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.benchmark;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.verify.BenchmarkScene;

/**
 * Prints, from one run and one thread, how many raw signatures the provider makes and verifies a second, and how many
 * whole credentials are issued and verified. Rounds alternate, so that a busy machine disturbs both alike.
 */
public final class VerifyRate {
    private static final int CREDENTIALS = 256;
    private static final int ROUNDS = 7;

    private VerifyRate() {}

    public static void main(String[] arguments) {
        int perRound = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8_000;
        BenchmarkScene scene = new BenchmarkScene(InMemorySigner.generate(new SecureRandom()));
        List<PrintClaims> claims = new ArrayList<>();
        List<PrintCredential> credentials = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < CREDENTIALS; i++) {
            claims.add(scene.claims(i));
            credentials.add(scene.issue(claims.get(i)));
            texts.add(credentials.get(i).text());
        }
        List<byte[]> messages =
                credentials.stream().map(PrintCredential::sigStructure).toList();
        List<byte[]> signatures =
                credentials.stream().map(PrintCredential::signature).toList();
        IntConsumer rawVerify = i -> check(
                scene.signer().publicKey().verifies(messages.get(i % CREDENTIALS), signatures.get(i % CREDENTIALS)));
        IntConsumer fullVerify = i -> check(scene.isValid(texts.get(i % CREDENTIALS)));
        IntConsumer rawSign = i -> check(scene.signer().sign(messages.get(i % CREDENTIALS)).length == 64);
        IntConsumer fullIssue = i -> check(PrintCredential.issue(claims.get(i % CREDENTIALS), scene.signer())
                        .text()
                        .length()
                > 100);
        double[] raw = new double[ROUNDS];
        double[] full = new double[ROUNDS];
        double[] sign = new double[ROUNDS];
        double[] issue = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            raw[round] = rate(rawVerify, perRound);
            full[round] = rate(fullVerify, perRound);
            sign[round] = rate(rawSign, perRound);
            issue[round] = rate(fullIssue, perRound);
        }
        System.out.printf("raw signatures verified   %,8.0f a second%n", median(raw));
        System.out.printf(
                "credentials verified      %,8.0f a second = %.0f %% of raw%n",
                median(full), 100 * median(full) / median(raw));
        System.out.printf("raw signatures made       %,8.0f a second%n", median(sign));
        System.out.printf("credentials issued        %,8.0f a second (each is signed, then verified)%n", median(issue));
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the benchmark measures something that does not work");
        }
    }

    private static double rate(IntConsumer work, int count) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            work.accept(i);
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** The median of all rounds but the first two, which warm up. */
    private static double median(double[] rounds) {
        return Arrays.stream(rounds, 2, ROUNDS).sorted().toArray()[(ROUNDS - 2) / 2];
    }
}
