// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.gateway.console.AgencyNames;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.rating.Grade;
import org.yinzheng.gateway.rating.RatingCounts;
import org.yinzheng.gateway.web.CsvFile;

/** Reports as CSV files: the pages' own words in the reader's language, and beside a name its code. */
final class ReportFiles {
    /** Characters of a social credit code. */
    private static final int AGENCY = 18;

    private final Wording wording;
    private final AgencyNames names;

    ReportFiles(Wording wording, AgencyNames names) {
        this.wording = wording;
        this.names = names;
    }

    /** @param types names of the types by their number */
    void monthly(List<MonthlyReport.Row> rows, Map<Integer, Labels> types, OutputStream stream) throws IOException {
        try (var out = CsvFile.to(stream)) {
            header(
                    out,
                    "reports.agency",
                    "file.code",
                    "file.family",
                    "licences.type",
                    "file.number",
                    "file.what",
                    "regulator.count");
            for (MonthlyReport.Row row : rows) {
                month(out, row, types, wording.text("reports.issued"), row.issued());
                for (var one : row.operations().entrySet()) {
                    month(out, row, types, wording.word("report.", one.getKey()), one.getValue());
                }
            }
        }
    }

    private void month(CsvFile out, MonthlyReport.Row row, Map<Integer, Labels> types, String what, long count)
            throws IOException {
        var labels = types.get(row.type());
        out.row(
                names.of(row.agency()),
                row.agency(),
                wording.word("family.", row.kind()),
                labels == null ? "" : wording.of(labels),
                row.type(),
                what,
                count);
    }

    /** Every difference, however many. */
    void differences(Reconciliation result, OutputStream stream) throws IOException {
        try (var out = CsvFile.to(stream)) {
            header(out, "receipt.code", "file.receipt", "reports.why", "reports.issued-total", "reports.listed-total");
            for (Reconciliation.Difference one : result.differences()) {
                int colon = one.receipt().indexOf(':');
                out.row(
                        one.receipt().substring(0, colon),
                        one.receipt().substring(colon + 1),
                        wording.text("why." + one.why()),
                        yuan(one.issuedFen()),
                        yuan(one.listedFen()));
            }
            for (int row : result.unreadable()) {
                out.row("", "", wording.text("file.unreadable", String.valueOf(row)), "", "");
            }
        }
    }

    private static String yuan(@Nullable Long fen) {
        return fen == null ? "" : BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Everything of the regulator's view, one row for each figure. */
    void regulator(RegulatorView view, List<RatingCounts.Row> ratings, OutputStream stream) throws IOException {
        try (var out = CsvFile.to(stream)) {
            header(out, "file.what", "regulator.who", "file.code", "file.about", "file.figure", "regulator.count");
            counted(out, view.counted());
            pairs(out, view.pairs());
            refusals(out, view.refusals());
            ended(out, view.revocations());
            ratings(out, ratings);
            oddities(out, view.oddities());
        }
    }

    private void counted(CsvFile out, RegulatorView.@Nullable Counted counted) throws IOException {
        out.row(
                wording.text("file.counted"),
                "",
                "",
                counted == null ? "" : Wording.moment(counted.at()),
                wording.text("timeline.block"),
                counted == null ? "" : counted.block());
    }

    private void pairs(CsvFile out, List<RegulatorView.Pair> pairs) throws IOException {
        for (RegulatorView.Pair pair : pairs) {
            var issuer = names.region(pair.issuer());
            pair(out, pair, issuer, "RECOGNISED", pair.recognised());
            pair(out, pair, issuer, "REFUSED", pair.refused());
            pair(out, pair, issuer, "OBJECTION", pair.doubted());
        }
    }

    private void pair(CsvFile out, RegulatorView.Pair pair, String issuer, String finding, long count)
            throws IOException {
        out.row(
                wording.text("regulator.pairs"),
                names.region(pair.user()),
                pair.user(),
                issuer,
                wording.text("finding." + finding),
                count);
    }

    private void refusals(CsvFile out, List<RegulatorView.Refusals> refusals) throws IOException {
        for (RegulatorView.Refusals one : refusals) {
            figure(out, "regulator.refusals", one.agency(), wording.word("refusal.", one.reason()), "", one.count());
        }
    }

    private void ended(CsvFile out, List<RegulatorView.Revocations> issuers) throws IOException {
        for (RegulatorView.Revocations one : issuers) {
            figure(out, "regulator.ended", one.issuer(), "", wording.text("state.REVOKED"), one.revoked());
            figure(out, "regulator.ended", one.issuer(), "", wording.text("state.WITHDRAWN"), one.withdrawn());
            figure(out, "regulator.ended", one.issuer(), "", wording.text("state.CANCELLED"), one.cancelled());
        }
    }

    private void ratings(CsvFile out, List<RatingCounts.Row> rows) throws IOException {
        for (RatingCounts.Row row : rows) {
            figure(out, "ratings.title", row.agency(), "", wording.text("ratings.invited"), row.invited());
            figure(out, "ratings.title", row.agency(), "", wording.text("ratings.checks"), row.checks());
            for (Grade grade : Grade.values()) {
                figure(out, "ratings.title", row.agency(), "", wording.text("rating." + grade), row.count(grade));
            }
            for (var one : row.reasons().entrySet()) {
                var reason = wording.text("rating." + one.getKey());
                figure(out, "ratings.title", row.agency(), wording.text("ratings.reasons"), reason, one.getValue());
            }
        }
    }

    private void oddities(CsvFile out, List<RegulatorView.Oddity> oddities) throws IOException {
        for (RegulatorView.Oddity one : oddities) {
            var kind = wording.text("odd." + one.kind());
            figure(out, "regulator.oddities", one.subject(), one.day(), kind, one.count());
        }
    }

    /** @param who an agency by its code, or somebody whose name is no agency's */
    private void figure(CsvFile out, String what, String who, String about, String figure, long count)
            throws IOException {
        var name = who.length() == AGENCY ? names.of(who) : who;
        out.row(wording.text(what), name, who, about, figure, count);
    }

    private void header(CsvFile out, String... columns) throws IOException {
        out.row(Arrays.stream(columns).map(wording::text).toList());
    }
}
