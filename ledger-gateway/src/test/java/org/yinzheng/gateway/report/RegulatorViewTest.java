// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.recognition.Finding;
import org.yinzheng.chaincode.recognition.RecognitionState;

class RegulatorViewTest {
    private static final long NOON = 1_764_043_200;
    private static final long NIGHT = NOON - 10 * 3600;
    private static final String LICENCE =
            LicenceId.of("11100000Y2DEM001XD101", "11330000MB03300858", "A1", 1).toString();

    private static RecognitionState use(String agency, Finding finding, long at) {
        return new RecognitionState(
                "r",
                "A",
                1,
                "330000",
                LICENCE,
                1,
                LicenceStatus.VALID,
                "d",
                "360000",
                agency,
                "officer",
                "M",
                finding,
                finding == Finding.RECOGNISED ? null : "DOUBT",
                null,
                null,
                "tx",
                at);
    }

    private static List<RecognitionState> uses(int count, String agency, Finding finding, long at) {
        return IntStream.range(0, count).mapToObj(i -> use(agency, finding, at)).toList();
    }

    private static LicenceState revoked() {
        return new LicenceState(
                LICENCE, 2, LicenceStatus.REVOKED, Operation.END, "X", List.of(), null, null, "officer", NOON);
    }

    @Test
    void uses_are_counted_by_pair_of_regions_and_by_what_was_decided() {
        var all = new ArrayList<>(uses(3, "a", Finding.RECOGNISED, NOON));
        all.addAll(uses(2, "a", Finding.REFUSED, NOON));
        var view = RegulatorView.of(all, List.of(), true);
        assertThat(view.pairs()).containsExactly(new RegulatorView.Pair("360000", "330000", 3, 2, 0));
        assertThat(view.refusals()).containsExactly(new RegulatorView.Refusals("a", "DOUBT", 2));
        assertThat(view.oddities()).isEmpty();
    }

    @Test
    void ended_licences_are_counted_by_issuer() {
        var view = RegulatorView.of(List.of(), List.of(revoked(), revoked()), true);
        assertThat(view.revocations()).containsExactly(new RegulatorView.Revocations("11330000MB03300858", 2, 0, 0));
    }

    @Test
    void what_no_day_looks_like_is_named_with_its_count() {
        assertThat(kinds(uses(101, "a", Finding.RECOGNISED, NOON))).contains("BUSY_OFFICER", "BUSY_LICENCE");
        assertThat(kinds(uses(6, "a", Finding.REFUSED, NOON))).containsExactly("REFUSES_MOST");
        assertThat(kinds(uses(6, "a", Finding.RECOGNISED, NIGHT))).containsExactly("AT_NIGHT");
        assertThat(kinds(uses(5, "a", Finding.RECOGNISED, NIGHT))).isEmpty();
        var ends = IntStream.range(0, 51).mapToObj(i -> revoked()).toList();
        assertThat(RegulatorView.of(List.of(), ends, true).oddities())
                .containsExactly(new RegulatorView.Oddity("MANY_ENDS", "11330000MB03300858", "2025-11-25", 51));
    }

    private static List<String> kinds(List<RecognitionState> uses) {
        return RegulatorView.of(uses, List.of(), true).oddities().stream()
                .map(RegulatorView.Oddity::kind)
                .toList();
    }
}
