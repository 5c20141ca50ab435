// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Registry;

/** Regions, agencies, licence types, admissions and issuing keys of the demo. */
final class Founding {
    private static final String NATIONAL = "national-registry";
    private static final int KEY_QUOTA = 64;
    private final Registry registry;
    private final SeedRecord record;
    private final List<DemoAgency> agencies = DemoAgency.all();

    Founding(Gateway gateway, SeedRecord record) {
        this.registry = new Registry(gateway);
        this.record = record;
    }

    List<Stage> stages() {
        return List.of(
                new Stage("登记国家平台 / the national platform", List.of(this::found)),
                // an agency acts from the moment it stands in its region's namespace, the national one first
                new Stage("登记国家平台 / the national platform", List.of(() -> bind(first("100000")))),
                new Stage("登记地区 / regions", regions()),
                new Stage("绑定命名空间 / namespaces", bindings()),
                new Stage("发布证照类型 / licence types", types()),
                new Stage("登记机构 / agencies", registrations()),
                new Stage("启用类型、准入机构 / adoptions and admissions", adoptions()),
                new Stage("签发密钥 / issuing keys", keys()));
    }

    private void found() {
        registry.found(NATIONAL, record.key("found"), labels("国家平台（演示）", "National platform (demo)"));
    }

    private List<Runnable> regions() {
        return List.of(
                () -> region("330000", "ZhejiangMSP", labels("浙江省（演示）", "Zhejiang (demo)")),
                () -> region("360000", "JiangxiMSP", labels("江西省（演示）", "Jiangxi (demo)")));
    }

    private void region(String region, String mspId, Map<String, String> labels) {
        registry.region(NATIONAL, record.key("region " + region), region, mspId, "yz-" + region, labels);
    }

    private List<Runnable> bindings() {
        return List.of(() -> bind(first("330000")), () -> bind(first("360000")));
    }

    private void bind(DemoAgency first) {
        registry.bind(first.account(), record.key("bind " + first.region()), entry(first));
    }

    private List<Runnable> types() {
        return DemoTypes.all().stream()
                .<Runnable>map(type -> () -> registry.type(NATIONAL, record.key("type " + type.get("number")), type))
                .toList();
    }

    private List<Runnable> registrations() {
        List<DemoAgency> first = firstOfEachRegion();
        return agencies.stream()
                .filter(agency -> !first.contains(agency))
                .<Runnable>map(agency -> () -> registry.agency(
                        registrar(agency.region()), record.key("agency " + agency.agency()), entry(agency)))
                .toList();
    }

    private List<Runnable> adoptions() {
        List<Runnable> tasks = new ArrayList<>();
        for (DemoAgency agency : agencies) {
            if (agency.issues()) {
                tasks.add(() -> registry.admit(
                        NATIONAL,
                        record.key("admit " + agency.agency()),
                        agency.agency(),
                        agency.region(),
                        agency.types(),
                        KEY_QUOTA));
            }
            for (int type : agency.types()) {
                tasks.add(() -> registry.adopt(
                        registrar(agency.region()), record.key("adopt " + agency.region() + " " + type), type, 1));
            }
        }
        return tasks;
    }

    private List<Runnable> keys() {
        List<Runnable> tasks = new ArrayList<>();
        for (DemoAgency agency : agencies) {
            if (agency.issues()) {
                tasks.add(() -> key(agency, "CREDENTIAL"));
            }
        }
        return tasks;
    }

    private void key(DemoAgency agency, String use) {
        String name = agency.agency() + " " + use;
        Changed proposed = registry.key(agency.keeper(), record.key("key " + name), use, null);
        registry.confirm(agency.approver(), record.key("confirm " + name), proposed.text("kid"));
    }

    /** The agency of each region's registrar, which binds the region's namespace. */
    private List<DemoAgency> firstOfEachRegion() {
        return agencies.stream()
                .filter(agency -> agency.roles().contains("REGISTRAR"))
                .toList();
    }

    private String registrar(String region) {
        return first(region).account();
    }

    private DemoAgency first(String region) {
        return firstOfEachRegion().stream()
                .filter(agency -> agency.region().equals(region))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> entry(DemoAgency agency) {
        Map<String, Object> entry = new TreeMap<>();
        entry.put("agency", agency.agency());
        entry.put("iss", agency.iss());
        entry.put("labels", agency.labels());
        entry.put("roles", agency.roles());
        entry.put("types", agency.types());
        entry.put("earliestCertificate", 0);
        return entry;
    }

    private static Map<String, String> labels(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }
}
