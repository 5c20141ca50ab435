// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Documents about invented people and companies, made from a type's sample: the same index is always the same one. */
public final class DemoDocument {
    private static final Pattern LAST_DIGITS = Pattern.compile("[0-9]+(?=[^0-9]*$)");
    private static final List<String> NUMBERS =
            List.of("licenceNumber", "certificateNumber", "permitNumber", "fileNumber", "unitNumber");

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final int type;
    private final ObjectNode body;
    private final ObjectNode fields;

    private DemoDocument(int type) {
        this.type = type;
        this.body = DemoTypes.sample(type);
        this.fields = (ObjectNode) body.get("fields");
    }

    /**
     * A licence as the gateway is asked for it: {@code type}, {@code holders}, {@code fields}.
     *
     * @param region six-digit code that the holder's number begins with
     */
    public static ObjectNode licence(int type, String region, int index) {
        return licence(type, region, index, today());
    }

    /** The same as of a day, from which its dates are counted. */
    static ObjectNode licence(int type, String region, int index, LocalDate day) {
        DemoDocument document = new DemoDocument(type);
        document.holder(region, index);
        document.numbers(index);
        document.dates(day);
        return document.body.put("type", type);
    }

    /** A receipt of this total in fen, as the gateway is asked for it. */
    public static ObjectNode receipt(int type, String region, int index, long total) {
        return receipt(type, region, index, total, today());
    }

    /** The same as of a day. */
    static ObjectNode receipt(int type, String region, int index, long total, LocalDate day) {
        DemoDocument document = new DemoDocument(type);
        document.holder(region, index);
        document.dates(day);
        document.amounts(total);
        return document.body.put("type", type);
    }

    /**
     * The code of a hospital's receipts of today's year: region, category 06 medical, kind 01 outpatient or 02 inpatient, year.
     *
     * @param type 21 for outpatients, 22 for inpatients
     */
    public static String receiptCode(int type, String region) {
        return receiptCode(type, region, today());
    }

    /** The same as of a day. */
    static String receiptCode(int type, String region, LocalDate day) {
        return String.format("%s%s%02d", region.substring(0, 2), type == 21 ? "0601" : "0602", day.getYear() % 100);
    }

    private void holder(String region, int index) {
        ObjectNode holder = (ObjectNode) body.get("holders").get(0);
        boolean company = holder.get("type").asString().equals("001");
        String name = company ? Fiction.company(index) : Fiction.person(index);
        String code = company ? Fiction.companyCode(region, index) : Fiction.citizenNumber(region, index);
        if (holder.get("type").asString().equals("999")) {
            // a newborn child has no number of its own yet but that of its certificate
            code = numbered(holder.get("code").asString(), index);
        }
        holder.put("name", name).put("code", code);
        replace("holderName", name);
        replace("payerName", name);
        replace("payerCode", code);
        replace("citizenNumber", code);
        replace("socialCreditCode", code);
    }

    private void numbers(int index) {
        for (String member : NUMBERS) {
            if (fields.has(member)) {
                fields.put(member, numbered(fields.get(member).asString(), index));
            }
        }
    }

    /** The day in China. */
    static LocalDate today() {
        return LocalDate.now(CHINA);
    }

    private void dates(LocalDate today) {
        if (fields.has("validTo")) {
            LocalDate from = LocalDate.parse(fields.get("validFrom").asString());
            LocalDate to = LocalDate.parse(fields.get("validTo").asString());
            int years = to.plusDays(1).getYear() - from.getYear();
            fields.put("validTo", today.plusYears(years).minusDays(1).toString());
        }
        replace("issueDate", today.toString());
        replace("validFrom", today.toString());
    }

    private void amounts(long total) {
        fields.put("total", total);
        fields.put("fundPayment", total / 2);
        fields.put("otherPayment", 0);
        fields.put("accountPayment", 0);
        fields.put("cashPayment", total - total / 2);
        fields.putArray("items")
                .addObject()
                .put("name", type == 21 ? "诊查费（样例）" : "床位费（样例）")
                .put("unit", type == 21 ? "次" : "天")
                .put("quantity", "1")
                .put("amount", total);
    }

    private void replace(String member, String value) {
        if (fields.has(member)) {
            fields.put(member, value);
        }
    }

    /** The text with its last run of digits replaced by the index, as long as before. */
    private static String numbered(String text, int index) {
        return LAST_DIGITS.matcher(text).replaceFirst(result -> {
            int length = result.group().length();
            String digits = String.format("%0" + length + "d", index);
            return digits.substring(digits.length() - length);
        });
    }
}
