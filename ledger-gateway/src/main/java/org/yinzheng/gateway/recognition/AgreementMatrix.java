// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.recognition.AgreementStatus;
import org.yinzheng.chaincode.recognition.AgreementView;
import org.yinzheng.chaincode.registry.LicenceType;

/**
 * What the own region recognises of which other one: one row for each region, one column for each licence type.
 *
 * @param types the columns
 */
record AgreementMatrix(List<LicenceType> types, List<Row> rows) {
    /** From what counts most for a reader to what counts least. */
    private static final List<AgreementStatus> BY_WEIGHT = List.of(
            AgreementStatus.IN_FORCE,
            AgreementStatus.SUSPENDED,
            AgreementStatus.ACCEPTED,
            AgreementStatus.PROPOSED,
            AgreementStatus.ENDED,
            AgreementStatus.REJECTED,
            AgreementStatus.WITHDRAWN,
            AgreementStatus.SUPERSEDED);

    /** A region and its cells in the order of the types. */
    record Row(RegionState region, List<Optional<AgreementView>> cells) {}

    /**
     * @param own the own region's code
     * @param others the regions of the rows
     */
    static AgreementMatrix of(
            String own, List<RegionState> others, List<LicenceType> types, List<AgreementView> agreements) {
        return new AgreementMatrix(
                List.copyOf(types),
                others.stream()
                        .map(region -> new Row(
                                region,
                                types.stream()
                                        .map(type -> cell(own, region.region(), type.number(), agreements))
                                        .toList()))
                        .toList());
    }

    private static Optional<AgreementView> cell(String own, String other, int type, List<AgreementView> agreements) {
        return agreements.stream()
                .filter(view -> view.agreement().terms().parties().containsAll(List.of(own, other)))
                .filter(view -> view.agreement().terms().types().contains(type))
                .map(view -> view.between(own, other))
                .min(Comparator.<AgreementView>comparingInt(view -> BY_WEIGHT.indexOf(view.status()))
                        .thenComparing(view -> -view.agreement().proposedAt()));
    }
}
