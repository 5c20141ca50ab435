// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.benchmark;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.Payload;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.DigestState;
import org.yinzheng.verifier.ledger.LedgerBlock;
import org.yinzheng.verifier.ledger.LedgerPosition;
import org.yinzheng.verifier.ledger.LedgerRead;
import org.yinzheng.verifier.ledger.LedgerTransaction;
import org.yinzheng.verifier.ledger.LedgerWrite;
import org.yinzheng.verifier.policy.ChannelPolicies;
import org.yinzheng.verifier.policy.Endorser;
import org.yinzheng.verifier.readmodel.ReadModel;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.TestChain;
import org.yinzheng.verifier.testledger.TestNetwork;

/**
 * Prints what a view of many licences costs: rows written a second (policies and read versions judged, signatures left out,
 * for {@link ReplayRate} measures those), bytes in the file, heap that stays, and how long a look-up takes once everything
 * is there. {@code -Dcount} says how many, a million unless said otherwise; one transaction for each.
 */
public final class ManyLicences {

    private static final int PER_BLOCK = 500;
    private static final int BLOCKS_A_COMMIT = 16;
    private static final int LOOKUPS = 20_000;

    private final int count = Integer.getInteger("count", 1_000_000);
    private final Path folder;
    private final LedgerScript script =
            new LedgerScript(new TestChain(), Instant.now().getEpochSecond()).founded();
    private final LedgerScript.Licence template = script.signed(script.signer, Optional.empty());
    private final String templateText = CanonicalJson.write(template.body());
    private final List<Endorser> endorsers = List.of(endorser("ZhejiangMSP"), endorser("JiangxiMSP"));

    private ManyLicences(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        new ManyLicences(Files.createTempDirectory("many-licences")).run();
    }

    private void run() throws Exception {
        try (var followed = Followed.start(script.chain(), folder)) {
            followed.awaitHeight(script.chain().blocks().size());
        }
        try (var view = ReadModel.open(folder, LedgerScript.COMMON)) {
            var heapBefore = heap();
            fill(view);
            System.out.printf("heap that stays: %.1f MB more than with none%n", (heap() - heapBefore) / 1e6);
            System.out.printf(
                    "view.db: %.1f MB, %.0f bytes a licence%n", fileSize() / 1e6, fileSize() / (double) count);
            lookUp(view, "first round");
            lookUp(view, "second round");
        }
        var begin = System.nanoTime();
        try (var view = ReadModel.open(folder, LedgerScript.COMMON)) {
            System.out.printf(
                    "opened again at height %d in %.2f s%n",
                    view.progress().height(), (System.nanoTime() - begin) / 1e9);
        }
    }

    private void fill(ReadModel view) throws Exception {
        var policies = policies();
        var begin = System.nanoTime();
        var part = begin;
        for (int made = 0, blocks = 1; made < count; made += PER_BLOCK, blocks++) {
            view.apply(
                    block(view.progress().height() + (blocks - 1) % BLOCKS_A_COMMIT, made),
                    Set.of("NationalMSP", "ZhejiangMSP", "JiangxiMSP"),
                    policies);
            if (blocks % BLOCKS_A_COMMIT == 0 || made + PER_BLOCK >= count) {
                view.commit();
            }
            if ((made + PER_BLOCK) % (count / 4) == 0) {
                var now = System.nanoTime();
                System.out.printf(
                        "%,d licences, %.0f a second in this quarter%n",
                        made + PER_BLOCK, count / 4 / ((now - part) / 1e9));
                part = now;
            }
        }
        System.out.printf("%.0f licences a second in all%n", count / ((System.nanoTime() - begin) / 1e9));
    }

    private LedgerBlock block(long number, int from) {
        var transactions = new ArrayList<LedgerTransaction>();
        for (int i = 0; i < PER_BLOCK; i++) {
            transactions.add(issue(new LedgerPosition(number, i), from + i));
        }
        var hash = ByteString.copyFromUtf8("block " + number);
        return new LedgerBlock(number, hash, hash, PER_BLOCK, transactions, List.of(), Map.of(), Optional.empty());
    }

    private LedgerTransaction issue(LedgerPosition position, int serial) {
        var id = id(serial);
        var digest = digest(serial);
        var body = templateText
                .replace(template.id(), id)
                .replace(template.credential().digest().hex(), digest);
        var licence = LedgerKeys.licence(id).text();
        var record = LedgerKeys.digest(digest).text();
        return new LedgerTransaction(
                position,
                digest,
                script.time(),
                "ZhejiangMSP",
                LedgerScript.ZHEJIANG,
                List.of(ByteString.copyFromUtf8("licence:Issue")),
                endorsers,
                List.of(
                        new LedgerRead(LedgerScript.ZHEJIANG, licence, LedgerPosition.NOWHERE),
                        new LedgerRead(LedgerScript.ZHEJIANG, record, LedgerPosition.NOWHERE)),
                List.of(write(licence, body), write(record, CanonicalJson.write(new DigestState(id)))),
                List.of(),
                false);
    }

    private static LedgerWrite write(String key, String value) {
        return new LedgerWrite(LedgerScript.ZHEJIANG, key, ByteString.copyFromUtf8(value), false);
    }

    private String id(int serial) {
        return template.id().replace("R7K", "R" + serial + "K");
    }

    /** Spread as real digests are, and known again for the look-ups. */
    private static String digest(int serial) {
        var random = new Random(serial);
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** As a check asks: the digest in any namespace, then the licence. */
    private void lookUp(ReadModel view, String round) {
        var random = new Random(7);
        var times = new long[LOOKUPS];
        for (int i = 0; i < LOOKUPS; i++) {
            var serial = random.nextInt(count);
            var key = LedgerKeys.digest(digest(serial)).text();
            var begin = System.nanoTime();
            var found = view.now().earliest(key).orElseThrow();
            var licence = found.version().as(DigestState.class).licenceId();
            var there = view.now()
                    .find(found.namespace(), LedgerKeys.licence(licence).text());
            times[i] = System.nanoTime() - begin;
            if (there.isEmpty()) {
                throw new IllegalStateException("licence " + serial + " is not there");
            }
        }
        Arrays.sort(times);
        System.out.printf(
                "look-up of digest and licence, %s: p50 %.0f µs, p99 %.0f µs, longest %.1f ms%n",
                round, times[LOOKUPS / 2] / 1e3, times[LOOKUPS * 99 / 100] / 1e3, times[LOOKUPS - 1] / 1e6);
    }

    private static Endorser endorser(String mspId) {
        return new Endorser(mspId, ByteString.copyFromUtf8(mspId), Set.of(MSPRoleType.PEER), Set.of());
    }

    private static ChannelPolicies policies() throws IOException {
        var block = Block.parseFrom(Files.readAllBytes(TestNetwork.material().genesisBlockFile()));
        var payload =
                Payload.parseFrom(Envelope.parseFrom(block.getData().getData(0)).getPayload());
        return new ChannelPolicies(
                ConfigEnvelope.parseFrom(payload.getData()).getConfig().getChannelGroup());
    }

    private long fileSize() throws IOException {
        return Files.size(folder.resolve("view.db"));
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
