// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.entry.EntryColumn;
import org.yinzheng.gateway.problem.ErrorPhrases;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.ProblemTexts;

/** Rows in the reader's words. */
final class RowWords {
    private static final int MOST_HOLDERS = 20;

    private final List<EntryColumn> columns;
    private final Words words;
    private final ProblemTexts texts;
    private final Locale locale;
    private final boolean chinese;

    RowWords(LicenceType type, ProblemTexts texts, Locale locale) {
        var known = new ArrayList<>(EntryColumn.of(type, MOST_HOLDERS));
        known.add(ExistingLicence.COLUMN);
        this.columns = List.copyOf(known);
        this.words = new Words(locale);
        this.texts = texts;
        this.locale = locale;
        this.chinese = locale.getLanguage().equals("zh");
    }

    String label(EntryColumn column) {
        return words.of(column.labels());
    }

    /** One reason of a row. */
    record Reason(String column, String text, String code) {}

    public List<Reason> reasons(BulkRow row) {
        return row.faults().stream().map(this::reason).toList();
    }

    private Reason reason(FieldError fault) {
        var column = columns.stream()
                .filter(one -> one.name().equals(fault.field()))
                .findFirst()
                .map(this::label)
                .orElse(fault.field());
        var text = fault.field().isEmpty()
                ? texts.sentence(fault.code(), fault.detail(), locale)
                : ErrorPhrases.onPage(locale, fault.detail());
        return new Reason(column, text, fault.code());
    }

    List<String> header() {
        return chinese
                ? List.of("行号", "结果", "证照标识", "交易", "区块", "原因")
                : List.of("row", "result", "licence identifier", "transaction", "block", "reason");
    }

    List<String> cells(BulkJob job, BulkRow row) {
        return Arrays.asList(
                Integer.toString(row.number()),
                state(job, row),
                Objects.requireNonNullElse(row.licenceId(), ""),
                Objects.requireNonNullElse(row.transactionId(), ""),
                row.blockNumber() == null ? "" : row.blockNumber().toString(),
                reasons(row).stream()
                        .map(one -> (one.column().isEmpty() ? "" : one.column() + ": ") + one.text() + " [" + one.code()
                                + "]")
                        .collect(Collectors.joining("; ")));
    }

    private String state(BulkJob job, BulkRow row) {
        return switch (row.state()) {
            case READY -> job.state() == JobState.DISCARDED ? said("未签发", "not issued") : said("待签发", "to be issued");
            case BAD -> said("有误", "does not fit");
            case ISSUED -> said("已签发", "issued");
            case REFUSED -> said("被拒绝", "refused");
        };
    }

    private String said(String zh, String en) {
        return chinese ? zh : en;
    }
}
