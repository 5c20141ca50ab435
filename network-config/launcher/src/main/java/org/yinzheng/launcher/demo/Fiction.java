// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * People and companies that cannot be mistaken for real ones: their names begin with 样例 (sample), people were born before
 * 1890. Their numbers have correct check digits, so every rule is passed. The same index is always the same person.
 */
public final class Fiction {
    private static final List<String> SURNAMES =
            List.of("赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨");
    private static final List<String> GIVEN =
            List.of("甲", "乙", "丙", "丁", "春风", "夏雨", "秋月", "冬雪", "青山", "绿水", "朝阳", "明月", "大年", "小满", "立夏", "谷雨");
    private static final List<String> TRADES =
            List.of("茶叶", "竹器", "丝绸", "瓷器", "柑橘", "书店", "面馆", "药房", "建材", "物流", "印务", "渔具");
    private static final List<String> STREETS = List.of("桃源路", "杜撰街", "乌有巷", "子虚大道", "样板胡同");

    private Fiction() {}

    /** A person's name. */
    public static String person(int index) {
        return "样例" + SURNAMES.get(index % SURNAMES.size()) + GIVEN.get(index / SURNAMES.size() % GIVEN.size());
    }

    /** A citizen number (GB 11643) of somebody born in the 1870s or 1880s. */
    public static String citizenNumber(String region, int index) {
        LocalDate birth = LocalDate.of(1870, 1, 1).plusDays(index * 37L % 7000);
        String first = region + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", index % 1000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (first.charAt(i) - '0') * weights[i];
        }
        return first + "10X98765432".charAt(sum % 11);
    }

    /** A company's name. */
    public static String company(int index) {
        return "样例" + STREETS.get(index % STREETS.size()) + TRADES.get(index / STREETS.size() % TRADES.size())
                + (index / (STREETS.size() * TRADES.size()) + 1) + "号（虚构）有限公司";
    }

    /** A company's social credit code (GB 32100). */
    public static String companyCode(String region, int index) {
        String body = String.format("MY%06d", index);
        String first = "91" + region + body + organisationCheck(body);
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += alphabet.indexOf(first.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return first + alphabet.charAt((31 - sum % 31) % 31);
    }

    /** An address. */
    public static String address(String province, int index) {
        return province + "样例市" + STREETS.get(index % STREETS.size()) + (index % 200 + 1) + "号";
    }

    /** The check character of an organisation code, GB 11714. */
    private static char organisationCheck(String body) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Character.digit(body.charAt(i), 36) * weights[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}
