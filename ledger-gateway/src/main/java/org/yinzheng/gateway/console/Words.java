// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.problem.ErrorPhrases;

/** Data in the reader's words. */
public final class Words {
    private static final ZoneId ZONE = PrintClaims.ZONE;
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK);

    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    private static final DateTimeFormatter CHINESE_MONTH = DateTimeFormatter.ofPattern("yyyy年M月", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);

    private final Locale locale;
    private final boolean chinese;

    public Words(Locale locale) {
        this.locale = locale;
        this.chinese = language(locale).equals("zh");
    }

    static String language(Locale locale) {
        return locale.getLanguage().equals("zh") ? "zh" : "en";
    }

    public String of(Labels labels) {
        return chinese ? labels.zh() : labels.en();
    }

    /** What is said of something, after its name. */
    public String said(String name, String text) {
        return name + (chinese ? "：" : ": ") + text;
    }

    /** Code and number of a receipt, as on its page, of the form that the ledger has. */
    public String receipt(String identifier) {
        return identifier.replace("FIS:", "").replace(':', ' ');
    }

    /** @param iso a day written {@code 2026-11-22}; anything else stays as it is */
    public String date(String iso) {
        try {
            return date(LocalDate.parse(iso));
        } catch (DateTimeParseException noDay) {
            return iso;
        }
    }

    /** @param iso a month written {@code 2026-11}; anything else stays as it is */
    public String month(String iso) {
        try {
            return (chinese ? CHINESE_MONTH : ENGLISH_MONTH).format(YearMonth.parse(iso));
        } catch (DateTimeParseException noMonth) {
            return iso;
        }
    }

    private String date(LocalDate day) {
        return (chinese ? CHINESE_DAY : ENGLISH_DAY).format(day);
    }

    /** An amount in yuan, two decimals. */
    public String fen(long fen) {
        return "¥" + String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(fen, 2));
    }

    /** A count, in groups of three. */
    public String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** What would be accepted, where a check said it in English. */
    public String phrase(String detail) {
        return ErrorPhrases.onPage(locale, detail);
    }

    /** @param millis since 1970; China's time */
    public String millis(long millis) {
        return time(millis / 1000);
    }

    /** @param seconds since 1970; the day in China */
    public String day(long seconds) {
        return (chinese ? CHINESE_DAY : ENGLISH_DAY)
                .format(Instant.ofEpochSecond(seconds).atZone(ZONE));
    }

    /** @param seconds since 1970; China's time */
    public String time(long seconds) {
        return (chinese ? CHINESE : ENGLISH)
                .format(Instant.ofEpochSecond(seconds).atZone(ZONE));
    }
}
