// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.registry;

import java.util.List;
import java.util.Optional;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.verifier.readmodel.LedgerSnapshot;

/** The regions registered at a place in the ledger, and the namespaces that hold their records. */
public final class Regions {

    /** The national platform's region: its namespace holds the admissions. */
    public static final String NATIONAL = "100000";

    private static final String OF_NATIONAL_RECEIPTS = "00";

    private final LedgerSnapshot ledger;
    private final String commonNamespace;

    public Regions(LedgerSnapshot ledger, String commonNamespace) {
        this.ledger = ledger;
        this.commonNamespace = commonNamespace;
    }

    LedgerSnapshot ledger() {
        return ledger;
    }

    /** Chaincode name of the records of all regions. */
    public String commonNamespace() {
        return commonNamespace;
    }

    /** Every registered region, by code. */
    public List<RegionState> all() {
        return ledger.scan(commonNamespace, LedgerKeys.text(Kind.REG, List.of())).stream()
                .map(version -> version.as(RegionState.class))
                .toList();
    }

    public Optional<RegionState> find(String region) {
        return ledger.find(commonNamespace, LedgerKeys.region(region).text())
                .map(version -> version.as(RegionState.class));
    }

    /** Chaincode name of a region's own records. */
    public Optional<String> namespaceOf(String region) {
        return find(region).map(RegionState::namespace);
    }

    /**
     * The region whose code begins with the two digits that an issuer's code or a receipt's code begins with; {@code 00} are
     * the national finance body's.
     */
    public Optional<RegionState> ofProvince(String code) {
        if (code.startsWith(OF_NATIONAL_RECEIPTS)) {
            return find(NATIONAL);
        }
        return code.length() < 2
                ? Optional.empty()
                : all().stream()
                        .filter(region -> region.region().startsWith(code.substring(0, 2)))
                        .findFirst();
    }
}
