// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.registry.AgencyDesk;

/** Numbers by unit and code: granted, used, left; those that nobody can use any more are void. */
@Component
public final class NumberReport {
    private final LaneIndex index;
    private final NumberBlocks blocks;
    private final AgencyDesk desk;

    NumberReport(LaneIndex index, NumberBlocks blocks, AgencyDesk desk) {
        this.index = index;
        this.blocks = blocks;
        this.desk = desk;
    }

    /** @param voided unused numbers of a unit that was closed without a successor */
    @Schema(name = "NumberReportRow")
    public record Row(String unit, String code, long granted, long used, long left, long voided) {
        private Row with(Row other) {
            return new Row(
                    unit, code, granted + other.granted, used + other.used, left + other.left, voided + other.voided);
        }
    }

    /**
     * A unit's own and those of units that it succeeded; the region's for its finance body and supervisor. Added up from the
     * blocks that were followed; where those are late, from the ledger itself.
     */
    public List<Row> of(Caller caller) {
        return index.reachesToNow() ? followed(caller) : asked(caller);
    }

    private List<Row> followed(Caller caller) {
        var namespace = caller.organisation().namespace();
        var sums = NumberBlocks.seesAll(caller) ? index.all(namespace) : index.of(namespace, desk.answeredFor(caller));
        return sums.stream()
                .map(sum -> row(caller, sum.unit(), sum.code(), sum.granted(), sum.unused()))
                .toList();
    }

    private List<Row> asked(Caller caller) {
        var rows = new LinkedHashMap<String, Row>();
        for (BlockUse block : blocks.of(caller)) {
            var row = row(caller, block.unit(), block.code(), block.granted(), block.left());
            rows.merge(block.unit() + " " + block.code(), row, Row::with);
        }
        return List.copyOf(rows.values());
    }

    private Row row(Caller caller, String unit, String code, long granted, long unused) {
        boolean closed = closed(caller, unit);
        return new Row(unit, code, granted, granted - unused, closed ? 0 : unused, closed ? unused : 0);
    }

    private boolean closed(Caller caller, String unit) {
        return desk.agency(caller, caller.organisation().namespace(), unit)
                .filter(agency -> agency.status() == AgencyState.Status.CLOSED)
                .isPresent();
    }
}
