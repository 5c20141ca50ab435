// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;

/** What a verifier keeps of a ledger record, by the kind in its key. */
enum RecordKind {
    /** Few and asked for at every check: every version in memory. */
    REGISTRY,
    /** As many as documents: every version in the file. */
    DOCUMENT,
    /** Not needed for a verdict: not kept. */
    OTHER;

    private static final Set<Kind> REGISTRY_KINDS = EnumSet.of(
            Kind.SELF,
            Kind.REG,
            Kind.MSP,
            Kind.AGY,
            Kind.ISS,
            Kind.ADM,
            Kind.KEY,
            Kind.TYP,
            Kind.ADOPT,
            Kind.AGR,
            Kind.ACC,
            Kind.INF);
    private static final Set<Kind> DOCUMENT_KINDS =
            EnumSet.of(Kind.LIC, Kind.LST, Kind.LDG, Kind.TIN, Kind.BAT, Kind.RST, Kind.CLT, Kind.CLM);
    private static final Set<Kind> WRITE_ONCE =
            EnumSet.of(Kind.SELF, Kind.ISS, Kind.TYP, Kind.LIC, Kind.LDG, Kind.TIN, Kind.AGR, Kind.INF, Kind.BAT);
    private static final Map<String, Kind> BY_NAME =
            Arrays.stream(Kind.values()).collect(Collectors.toUnmodifiableMap(Kind::name, Function.identity()));

    static RecordKind of(String key) {
        return kindOf(key).map(RecordKind::keptAs).orElse(OTHER);
    }

    private static RecordKind keptAs(Kind kind) {
        if (REGISTRY_KINDS.contains(kind)) {
            return REGISTRY;
        }
        return DOCUMENT_KINDS.contains(kind) ? DOCUMENT : OTHER;
    }

    static boolean isWriteOnce(String key) {
        return kindOf(key).filter(WRITE_ONCE::contains).isPresent() && !namesLatestActivation(key);
    }

    /** INF of version 0 is no version's own record: it names the one that was activated last, and changes with each. */
    private static boolean namesLatestActivation(String key) {
        return isOf(Kind.INF, key) && key.endsWith("\u0000" + "0000" + "\u0000");
    }

    static boolean isOf(Kind kind, String key) {
        return kindOf(key).filter(kind::equals).isPresent();
    }

    /** The kind's name as the key begins with it, empty for a key that is none of the ledger's. */
    static String nameOf(String key) {
        return kindOf(key).map(Kind::name).orElse("");
    }

    boolean isKeptInMemory() {
        return this == REGISTRY;
    }

    boolean isKept() {
        return this != OTHER;
    }

    private static Optional<Kind> kindOf(String key) {
        var end = key.indexOf('\u0000', 1);
        return key.startsWith("\u0000") && end > 0
                ? Optional.ofNullable(BY_NAME.get(key.substring(1, end)))
                : Optional.empty();
    }
}
