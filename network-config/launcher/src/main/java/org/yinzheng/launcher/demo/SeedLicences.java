// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yinzheng.launcher.api.Changed;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;

/** Ten licences of each of eleven types in each of two provinces, some suspended, revoked, cancelled or moved. */
final class SeedLicences {
    private static final int OF_EACH = 10;

    private final Licences licences;
    private final SeedRecord record;

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
        Changed issued = licences.issue(
                agency.clerk(), record.key(name), DemoDocument.licence(type, agency.region(), index, record.day()));
        String id = issued.text("licenceId");
        // eight of ten stay as issued; over all types every state occurs
        if (place >= OF_EACH - 2) {
            change(agency, name, id, index);
        }
    }

    private void change(DemoAgency agency, String name, String id, int index) {
        switch ((index / OF_EACH + index) % 5) {
            case 0 -> operate(agency, name, id, Map.of("operation", "SUSPEND", "cause", "INSPECTION"));
            case 1 -> end(agency, name, id, "REVOKED", "VIOLATION");
            case 2 -> end(agency, name, id, "CANCELLED", "HOLDER_REQUEST");
            case 3 -> end(agency, name, id, "WITHDRAWN", "ISSUED_IN_ERROR");
            default -> operate(agency, name, id, moveFrom(agency.region()));
        }
    }

    private static Map<String, Object> moveFrom(String region) {
        String other = region.equals("330000") ? "360000" : "330000";
        return Map.of("operation", "TRANSFER_OUT", "cause", "RELOCATION", "toRegion", other);
    }

    private void end(DemoAgency agency, String name, String id, String outcome, String cause) {
        operate(agency, name, id, Map.of("operation", "END", "outcome", outcome, "cause", cause));
    }

    private void operate(DemoAgency agency, String name, String id, Map<String, Object> operation) {
        licences.operate(agency.approver(), record.key(name + " operation"), id, operation);
    }
}
