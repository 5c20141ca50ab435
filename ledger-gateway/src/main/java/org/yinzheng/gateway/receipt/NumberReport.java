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
    private final NumberBlocks blocks;
    private final AgencyDesk desk;

    NumberReport(NumberBlocks blocks, AgencyDesk desk) {
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

    /** A unit's own; the region's for its finance body and supervisor. */
    public List<Row> of(Caller caller) {
        var rows = new LinkedHashMap<String, Row>();
        for (BlockUse block : blocks.of(caller)) {
            boolean closed = closed(caller, block.unit());
            var row = new Row(
                    block.unit(),
                    block.code(),
                    block.granted(),
                    block.used(),
                    closed ? 0 : block.left(),
                    closed ? block.left() : 0);
            rows.merge(block.unit() + " " + block.code(), row, Row::with);
        }
        return List.copyOf(rows.values());
    }

    private boolean closed(Caller caller, String unit) {
        return desk.agency(caller, caller.organisation().namespace(), unit)
                .filter(agency -> agency.status() == AgencyState.Status.CLOSED)
                .isPresent();
    }
}
