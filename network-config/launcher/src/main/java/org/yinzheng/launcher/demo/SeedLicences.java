// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;

/** Ten licences of each of eleven types in each of two provinces, some suspended, revoked, cancelled or moved. */
final class SeedLicences {
    private static final int OF_EACH = 10;

    private final Licences licences;
    private final SeedRecord record;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    SeedLicences(Gateway gateway, SeedRecord record) {
        this.licences = new Licences(gateway);
        this.record = record;
    }

    List<Stage> stages() {
        List<Runnable> tasks = new ArrayList<>();
        int index = 0;
        for (DemoAgency agency : DemoAgency.all()) {
            for (int type : agency.types()) {
                if (SeedAgreement.TYPES.contains(type)) {
                    for (int i = 0; i < OF_EACH; i++) {
                        int person = index++;
                        int place = i;
                        tasks.add(() -> issue(agency, type, person, place));
                    }
                }
            }
        }
        return List.of(new Stage("签发证照 / licences", tasks));
    }

    private void issue(DemoAgency agency, int type, int index, int place) {
        String name = "licence " + agency.iss() + " " + type + " " + place;
        Changed issued = licences.issue(agency.clerk(), record.key(name), order(agency, type, index));
        String id = issued.text("licenceId");
        switch (place) {
            case 5 -> operate(agency, name, id, Map.of("operation", "SUSPEND", "cause", "INVESTIGATION"));
            case 6 -> end(agency, name, id, "REVOKED", "VIOLATION");
            case 7 -> end(agency, name, id, "CANCELLED", "HOLDER_REQUEST");
            case 8 -> end(agency, name, id, "WITHDRAWN", "ISSUED_IN_ERROR");
            case 9 ->
                operate(
                        agency,
                        name,
                        id,
                        Map.of(
                                "operation",
                                "TRANSFER_OUT",
                                "cause",
                                "RELOCATION",
                                "toRegion",
                                agency.region().equals("330000") ? "360000" : "330000"));
            default -> {
                // the first five stay as issued
            }
        }
    }

    private void end(DemoAgency agency, String name, String id, String outcome, String cause) {
        operate(agency, name, id, Map.of("operation", "END", "outcome", outcome, "cause", cause));
    }

    private void operate(DemoAgency agency, String name, String id, Map<String, Object> operation) {
        boolean ends = "END".equals(operation.get("operation"));
        licences.operate(ends ? agency.approver() : agency.clerk(), record.key(name + " operation"), id, operation);
    }

    private Licences.Order order(DemoAgency agency, int type, int index) {
        String province = agency.region().equals("330000") ? "浙江省" : "江西省";
        boolean person = List.of(201, 202, 203, 302, 501).contains(type);
        Map<String, Object> fields = new TreeMap<>();
        fields.put("number", "YL" + type + String.format("%06d", index));
        if (type != 302 && type != 501) {
            fields.put("address", Fiction.address(province, index));
        }
        fields.putAll(extras(type, index));
        return new Licences.Order(
                type,
                person ? "111" : "001",
                person ? Fiction.person(index) : Fiction.company(index),
                person ? Fiction.citizenNumber(agency.region(), index) : Fiction.companyCode(agency.region(), index),
                fields,
                today.toString(),
                years(type) == 0
                        ? null
                        : today.plusYears(years(type)).minusDays(1).toString());
    }

    private Map<String, Object> extras(int type, int index) {
        return switch (type) {
            case 101 -> Map.of("scope", "样例零售", "representative", Fiction.person(index));
            case 102 -> Map.of("scope", "预包装食品销售（样例）");
            case 103 -> Map.of("scope", "中成药零售（样例）", "qualityHead", Fiction.person(index + 3));
            case 202 -> Map.of("scope", "C1", "firstIssued", today.toString());
            case 203 -> Map.of("plate", "样A" + String.format("%05d", index), "engine", "E" + (100_000 + index));
            case 301 -> Map.of("scope", "普通货运（样例）");
            case 302 -> Map.of("scope", "道路货物运输", "firstIssued", today.toString());
            case 401 -> Map.of("scope", "样例施工总承包三级");
            case 402 -> Map.of("scope", "建筑施工（样例）");
            case 501 -> Map.of("scope", "内科", "place", "样例医院（虚构）");
            default -> Map.of();
        };
    }

    private static int years(int type) {
        return switch (type) {
            case 102, 103, 401 -> 5;
            case 201 -> 1;
            case 202, 302 -> 6;
            case 301 -> 4;
            case 402 -> 3;
            default -> 0;
        };
    }
}
