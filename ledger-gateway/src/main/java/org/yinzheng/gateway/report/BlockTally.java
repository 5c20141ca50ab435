// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.OperationState;
import org.yinzheng.chaincode.recognition.RecognitionState;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.ledger.LedgerBlock.Write;

/**
 * What one block adds to the regulator's sums. Pure: from what the block wrote alone. Uses and operations are write-once, so
 * each counts once.
 */
final class BlockTally {
    private static final int NIGHT_ENDS = 6;

    private final Set<String> regions = new TreeSet<>();
    private final Map<Use, Long> uses = new HashMap<>();
    private final Map<End, Long> ends = new HashMap<>();
    private final Map<Busy, Long> busy = new HashMap<>();
    private int unreadable;

    /** @param reason empty where none was given */
    record Use(String region, String issuerRegion, String agency, String finding, String reason) {}

    /** @param state how the licence ended */
    record End(String issuer, LicenceStatus state) {}

    /** @param day ISO date in China */
    record Busy(String day, OddKind kind, String subject) {}

    private BlockTally() {}

    /**
     * @param commonNamespace where regions are registered
     * @param isRegion whether a namespace is a registered region's: others may write what they like
     */
    static BlockTally of(String commonNamespace, Predicate<String> isRegion, Collection<Write> writes) {
        var tally = new BlockTally();
        for (Write write : writes) {
            if (write.namespace().equals(commonNamespace)) {
                tally.registration(write);
            } else if (isRegion.test(write.namespace())) {
                tally.recordOrPass(write);
            }
        }
        return tally;
    }

    private static boolean is(Write write, Kind kind) {
        return write.key().startsWith(LedgerKeys.text(kind, List.of()));
    }

    private void registration(Write write) {
        if (is(write, Kind.REG)) {
            regions.add(CanonicalJson.read(write.value(), RegionState.class).namespace());
        }
    }

    /** One record that does not read must not keep all others from being counted. */
    private void recordOrPass(Write write) {
        try {
            record(write);
        } catch (RefusedException e) {
            unreadable++;
        }
    }

    private void record(Write write) {
        if (is(write, Kind.REC)) {
            use(CanonicalJson.read(write.value(), RecognitionState.class));
        } else if (is(write, Kind.LOP)) {
            operation(CanonicalJson.read(write.value(), OperationState.class));
        }
    }

    private void use(RecognitionState use) {
        var reason = Objects.requireNonNullElse(use.reason(), "");
        add(
                uses,
                new Use(
                        use.region(),
                        use.issuerRegion(),
                        use.agency(),
                        use.finding().name(),
                        reason));
        var time = china(use.recordedAt());
        var day = time.toLocalDate().toString();
        add(busy, new Busy(day, OddKind.BUSY_OFFICER, use.agency() + " " + use.officer()));
        add(busy, new Busy(day, OddKind.BUSY_LICENCE, use.licenceId()));
        if (time.getHour() < NIGHT_ENDS) {
            add(busy, new Busy(day, OddKind.AT_NIGHT, use.agency()));
        }
    }

    private void operation(OperationState operation) {
        if (operation.operation() == Operation.END) {
            var issuer = LicenceId.parse(operation.licenceId()).issuer();
            add(ends, new End(issuer, operation.to()));
            add(busy, new Busy(china(operation.time()).toLocalDate().toString(), OddKind.MANY_ENDS, issuer));
        }
    }

    private static <K> void add(Map<K, Long> counts, K key) {
        counts.merge(key, 1L, Long::sum);
    }

    private static ZonedDateTime china(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(PrintClaims.ZONE);
    }

    boolean isEmpty() {
        return regions.isEmpty() && uses.isEmpty() && ends.isEmpty();
    }

    /** Records that do not read and so count for nothing. */
    int unreadable() {
        return unreadable;
    }

    /** Namespaces of regions that were registered. */
    Set<String> regions() {
        return regions;
    }

    Map<Use, Long> uses() {
        return uses;
    }

    Map<End, Long> ends() {
        return ends;
    }

    Map<Busy, Long> busy() {
        return busy;
    }
}
