// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Money as receipts write it: in figures, and in the capital characters that are hard to forge. */
final class ChineseAmount {
    private static final String[] DIGITS = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] SECTIONS = {"", "万", "亿", "万亿"};

    private ChineseAmount() {}

    /** For example {@code ¥1,234.50}; a red amount has a minus sign. */
    static String figures(long fen) {
        DecimalFormat format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return (fen < 0 ? "-¥" : "¥") + format.format(BigDecimal.valueOf(fen, 2).abs());
    }

    /** For example 壹仟贰佰叁拾肆元伍角整; a red amount begins with 负. */
    static String capitals(long fen) {
        BigDecimal amount = BigDecimal.valueOf(fen, 2).abs();
        long yuan = amount.longValue();
        int cents = amount.remainder(BigDecimal.ONE).movePointRight(2).intValue();
        String whole = yuan == 0 && cents != 0 ? "" : integer(yuan) + "元";
        return (fen < 0 ? "负" : "") + whole + fraction(cents, !whole.isEmpty());
    }

    private static String fraction(int cents, boolean afterYuan) {
        int jiao = cents / 10;
        int rest = cents % 10;
        if (cents == 0) {
            return "整";
        }
        String tens = jiao == 0 ? (afterYuan ? "零" : "") : DIGITS[jiao] + "角";
        return tens + (rest == 0 ? "整" : DIGITS[rest] + "分");
    }

    private static String integer(long value) {
        if (value == 0) {
            return "零";
        }
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int section = SECTIONS.length - 1; section >= 0; section--) {
            int four = (int) (value / (long) Math.pow(10_000, section) % 10_000);
            if (four == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (!text.isEmpty() && (gap || four < 1000)) {
                text.append("零");
            }
            text.append(section(four)).append(SECTIONS[section]);
            gap = false;
        }
        return text.toString();
    }

    private static String section(int four) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        int divisor = 1000;
        for (int place = 3; place >= 0; place--, divisor /= 10) {
            int digit = four / divisor % 10;
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            text.append(gap ? "零" : "").append(DIGITS[digit]).append(PLACES[place]);
            gap = false;
        }
        return text.toString();
    }
}
