// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.credential.print.PrintClaims;

/** The pages' own messages in one reader's language, for what is put into words before a page or a file is written. */
public record Wording(MessageSource messages, Locale locale) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** @param code of a message that there is */
    public String text(String code, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }

    /** The word for a code; the code itself where there is none. */
    public String word(String prefix, String code) {
        return Objects.requireNonNullElse(messages.getMessage(prefix + code, null, null, locale), code);
    }

    /** @param seconds since 1970; China's time, as spreadsheets read it */
    public static String moment(long seconds) {
        return MOMENT.format(Instant.ofEpochSecond(seconds).atZone(PrintClaims.ZONE));
    }

    /** @param iso a day written {@code 2026-11-22} */
    public String date(String iso) {
        return new Words(locale).date(iso);
    }

    public String of(Labels labels) {
        return new Words(locale).of(labels);
    }
}
