// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.recognition.AgreementState;

/**
 * What an officer looks at before recording the use of another region's licence.
 *
 * @param issuer social credit code
 * @param licenceId absent for what is no licence
 * @param lines what the holder showed
 * @param view what the ledger says now; absent where it has no such licence
 * @param agreements those in force for both regions and the type; where any demands no more than was shown, those alone
 * @param missing fields that the first of them demands and the holder did not show
 * @param obstacle what stands in the way, if anything does
 */
record Review(
        Labels type,
        String issuer,
        RegionState region,
        @Nullable String licenceId,
        List<Line> lines,
        @Nullable LicenceView view,
        List<AgreementState> agreements,
        List<Labels> missing,
        Optional<Obstacle> obstacle) {
    Review {
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
        agreements = List.copyOf(agreements);
    }

    /**
     * A field as people read it.
     *
     * @param date whether it is a day, written {@code 2026-11-22}
     */
    record Line(Labels label, String text, boolean date) {
        @Override
        public String toString() {
            return "Line[" + label + "]";
        }
    }

    public boolean possible() {
        return obstacle.isEmpty();
    }

    /** Whether the ledger takes a record that the use was refused. */
    public boolean refusable() {
        return view != null && obstacle.filter(Obstacle.OWN_REGION::equals).isEmpty();
    }

    /** Whether some agreement is not limited to a list of matters. */
    public boolean everyMatter() {
        return agreements.stream().anyMatch(one -> one.terms().matters().isEmpty());
    }

    /** The matters that the agreements name, sorted; empty where they cover every matter. */
    public List<String> matters() {
        if (everyMatter()) {
            return List.of();
        }
        var matters = new TreeSet<String>();
        agreements.forEach(one -> matters.addAll(one.terms().matters()));
        return List.copyOf(matters);
    }
}
