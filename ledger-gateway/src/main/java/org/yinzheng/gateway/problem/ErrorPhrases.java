// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What would be accepted, in Chinese. The checks speak English; their sentences are few, and each is known here with
 * its numbers. One that is not known stays English, which is better than silence.
 */
public final class ErrorPhrases {
    /** The reader sees the input's label; the member's name is for programs. */
    private static final Pattern PATH = Pattern.compile("^(?:holders\\[\\d+]|fields)\\.\\w+[, ]+");

    private static final List<Phrase> CHINESE = List.of(
            new Phrase("the type requires it", "必填"),
            new Phrase("text of 1 to (\\d+) characters", "必填，1 至 $1 个字"),
            new Phrase("at most (\\d+) characters are accepted, these are (\\d+)", "最多 $1 个字，现在有 $2 个"),
            new Phrase("at most (\\d+) characters", "最多 $1 个字"),
            new Phrase(
                    "words without names and numbers of persons: no 6 digits in a row",
                    "请勿填写姓名、证件号、电话等个人信息：不得有连续 6 位数字"),
            new Phrase("it is required", "必填"),
            new Phrase("a list of 1 to (\\d+)", "至少 1 项，最多 $1 项"),
            new Phrase("all required parameters and headers", "必填的参数或请求头齐全"),
            new Phrase("a whole number", "应为整数"),
            new Phrase("a UUID", "应为 UUID"),
            new Phrase("true or false", "应为 true 或 false"),
            new Phrase("a day written 2026-11-26", "日期应写成 2026-11-26"),
            new Phrase("a month written 2026-11", "月份应写成 2026-11"),
            new Phrase("once one of your (\\d+) running comparisons has ended", "已有 $1 个核对正在进行，请等其中一个结束后再试"),
            new Phrase("a code of 1 to 32 characters A-Z 0-9 _ - .", "编码应为 1 至 32 位大写字母、数字和 _ - ."),
            new Phrase("text", "应为文字"),
            new Phrase("a code without blanks", "编号中不能有空格"),
            new Phrase("a date written 2026-11-22", "日期应写成 2026-11-22"),
            new Phrase("an integer of fen with at most (\\d+) digits", "金额应写成元，如 1234.50，折合分最多 $1 位数字"),
            new Phrase("the sum of the items: (\\d+)(\\d\\d) fen", "应为各项目之和：$1.$2 元"),
            new Phrase("the sum of the items: (\\d+) fen", "应为各项目之和：$1 分"),
            new Phrase("payments of the total together: (\\d+)(\\d\\d) fen", "各项支付合计应等于票据金额：$1.$2 元"),
            new Phrase("payments of the total together: (\\d+) fen", "各项支付合计应等于票据金额：$1 分"),
            new Phrase("payments of the total together at most: (\\d+)(\\d\\d) fen", "各项支付合计不能超过票据金额：$1.$2 元"),
            new Phrase("payments of the total together at most: (\\d+) fen", "各项支付合计不能超过票据金额：$1 分"),
            new Phrase("0 fen or more", "金额不能小于 0"),
            new Phrase("more than 0 fen, at most \\d+", "金额应大于 0"),
            new Phrase("the total, an integer of fen", "合计金额必填，写成元，如 1234.50"),
            new Phrase("an object of fields by name", "应为按名称列出的数据项"),
            new Phrase("an object of (.+)", "应包含：$1"),
            new Phrase("the type's fields are (.+)", "该类型的数据项为：$1"),
            new Phrase("the issuer gives it", "由颁发机构生成，请留空"),
            new Phrase("the number of the paper form, 1 to 40 characters", "纸质票据号码必填，1 至 40 位"),
            new Phrase("the licence that follows", "必填：接替的证照"),
            new Phrase("digest of the credential to close, 64 hex digits", "应为所关闭凭证的摘要，64 位十六进制数字"),
            new Phrase("the own region (\\d+) and others", "应为本地区 $1 和其他地区"),
            new Phrase("1 to (\\d+) characters", "必填，1 至 $1 个字"),
            new Phrase("(\\d+) to (\\d+)", "$1 至 $2"),
            new Phrase("at least one other region", "请至少选一个其他地区"),
            new Phrase("SHA-256 of the legal basis, or its text as legalBasisText", "必填，最多 200 个字"),
            new Phrase("code, number and sequence, as (.+)", "应写成“代码-号码-序号”，如 $1"),
            new Phrase("an integer of fen, more than 0, at most \\d+", "金额应大于 0，写成元，如 1234.50"),
            new Phrase("must be a code of 1 to 32 characters A-Z 0-9 _ - .", "编码应为 1 至 32 位大写字母、数字和 _ - ."),
            new Phrase("must be a date such as 2026-11-22, from 1900", "日期应写成 2026-11-22，不早于 1900 年"),
            new Phrase("must be the day of from or later", "不能早于生效日期"),
            new Phrase("must have 1 to \\d+ entries", "至少选一项"),
            new Phrase("must have (\\d+) to (\\d+) entries", "应有 $1 至 $2 项"),
            new Phrase("must not repeat an entry", "不能重复"),
            new Phrase("must be 1 to (\\d+) characters without control characters", "应为 1 至 $1 个字，不含换行"),
            new Phrase("is required", "必填"),
            new Phrase("an integer with at most (\\d+) digits", "应为整数，最多 $1 位"),
            new Phrase("the day of validFrom or later", "不能早于有效期起"),
            new Phrase("last character: check character (.) expected", "最后一位校验位应为 $1"),
            new Phrase(".*, last character: check character (.) expected", "最后一位校验位应为 $1"),
            new Phrase(".*character 17 \\(organisation code\\): check character (.) expected", "第 17 位校验位应为 $1"),
            new Phrase("licence identifier: check character (.) expected", "证照标识的校验位应为 $1"),
            new Phrase(
                    "licence identifier must be 1\\.2\\.156\\.3005\\.2\\.type.*",
                    "证照标识应写成 1.2.156.3005.2.类型(21 位).颁发机构(18 或 6 位).流水号(1 至 32 位).版本(3 位).校验位"),
            new Phrase("check character (.) expected", "校验位应为 $1"),
            new Phrase("a citizen number has 17 digits and a check character", "公民身份号码为 17 位数字加 1 位校验位"),
            new Phrase(
                    "a citizen number begins with a province and has a real date of birth", "公民身份号码以省份代码开头，并含真实的出生日期"),
            new Phrase(
                    ".*must be a social credit code: 18 of 0-9 A-Z without I O S V Z",
                    "统一社会信用代码为 18 位数字和大写字母，不含 I O S V Z"),
            new Phrase("one of ([0-9, ]+)", "应为以下证件类型之一：$1"),
            new Phrase("one of the words (.+)", "应为以下之一：$1"),
            new Phrase("the agency may issue the types \\[(.*)]", "本机构可签发的类型编号：$1"),
            new Phrase("the agreement demands that these fields are shown as well: \\[(.+)]", "还应出示：$1"),
            new Phrase("the number of a holder of this document, or a proxy", "应为该证照持有人的证件号码；代办请选择“代理人”"),
            new Phrase("the first row must name 票据代码, 票据号码, 合计金额", "首行应有列名：票据代码、票据号码、合计金额"),
            new Phrase("an identifier of this type and of the own agency", "应为本类型、本机构的证照标识"),
            new Phrase("the same identifier as row (\\d+)", "与第 $1 行的证照标识相同"),
            new Phrase("a licence of the own agency, number (\\d+)", "第 $1 个不是本机构的证照"),
            new Phrase("1 to (\\d+) identifiers", "证照标识 1 至 $1 个"),
            new Phrase("8 digits that begin with (\\d+)", "应为 8 位数字，以 $1 开头"),
            new Phrase("1 to (\\d+)", "1 至 $1"),
            new Phrase("1 to (\\d+) holders", "持有人 1 至 $1 人"),
            new Phrase("column (\\d+)", "第 $1 列"),
            new Phrase("file", "文件"),
            new Phrase("one of: (.+)", "应为以下列之一：$1"),
            new Phrase("each column once; (.+) is there already", "每列只能出现一次，已有：$1"),
            new Phrase("the first row must name (.+)", "首行缺少这一列：$1"),
            new Phrase("a first row of column names and at least one row; take the template", "首行应为列名，至少还有一行；请使用模板"),
            new Phrase("quotes that open and close around a value, doubled inside(.*)", "引号不成对，值中的引号应写成两个$1"),
            new Phrase("at most (\\d+) rows in a file", "一个文件最多 $1 行"),
            new Phrase("a day with at most (\\d+) receipts", "一天的票据最多核对 $1 张"),
            new Phrase(
                    "a CSV file in UTF-8 or GB 18030; save it as CSV again",
                    "应为 UTF-8 或 GB 18030 编码的 CSV 文件，请重新另存为 CSV"),
            new Phrase("the proof as the issuer's gateway hands it out", "应为开票单位给出的批次证明，请原样全部粘贴"),
            new Phrase("put the row into a new file", "请把这一行放进新文件"),
            new Phrase("the same as row (\\d+)", "与第 $1 行完全相同"),
            new Phrase("the row has (\\d+) columns, the first row has (\\d+)", "本行有 $1 列，首行有 $2 列"),
            new Phrase(
                    "private-use characters have no meaning elsewhere: ([U+0-9A-F ]+); write the characters that GB 18030-2022 assigns",
                    "含自造字 $1，在别处无法显示；请改用 GB 18030-2022 已收录的字"),
            new Phrase(
                    "not assigned or a control: ([U+0-9A-F ]+); write visible characters only", "含不可见或未收录的字符 $1，请删除"),
            new Phrase(
                    "invisible marks that change how text reads: ([U+0-9A-F ]+); leave them out",
                    "含改变文字方向的不可见标记 $1，请删除"));

    /** In English too: people at a page write yuan, and ask no type. */
    private static final List<Phrase> ON_PAGES = List.of(
            new Phrase("the sum of the items: (\\d+)(\\d\\d) fen", "the sum of the items: $1.$2 yuan"),
            new Phrase("payments of the total (.+): (\\d+)(\\d\\d) fen", "payments $1: the total of $2.$3 yuan"),
            new Phrase("0 fen or more", "an amount in yuan, 0 or more"),
            new Phrase("payments of the total (.+): (\\d+) fen", "payments $1: the total of $2 fen"),
            new Phrase("more than 0 fen.*", "an amount in yuan, more than 0"),
            new Phrase("an integer of fen.*", "an amount in yuan, such as 1234.50"),
            new Phrase("the day of validFrom or later", "the first day of validity or later"),
            new Phrase("a list of 1 to (\\d+)", "at least 1 entry, at most $1"),
            new Phrase("the type requires it", "required"));

    private ErrorPhrases() {}

    /** The same beside an input of a page, where members and their formats are unknown. */
    public static String onPage(Locale locale, String detail) {
        var said = in(locale, detail);
        return ON_PAGES.stream()
                .map(phrase -> phrase.of(said))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(said);
    }

    /** The detail of a field's error in the reader's language. */
    public static String in(Locale locale, String detail) {
        if (!locale.getLanguage().equals("zh")) {
            return PATH.matcher(detail).replaceFirst("");
        }
        return CHINESE.stream()
                .map(phrase -> phrase.of(detail))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(detail);
    }

    private record Phrase(Pattern english, String chinese) {
        Phrase(String english, String chinese) {
            this(Pattern.compile(english), chinese);
        }

        Optional<String> of(String detail) {
            var matcher = english.matcher(detail);
            return matcher.matches() ? Optional.of(matcher.replaceFirst(chinese)) : Optional.empty();
        }
    }
}
