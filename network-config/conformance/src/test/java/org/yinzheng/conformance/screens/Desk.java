// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.screens;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yinzheng.launcher.api.Accounts;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.api.Receipts;
import org.yinzheng.launcher.demo.DemoDocument;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;
import tools.jackson.databind.node.ObjectNode;

/** A running demo, and the documents that the pictures need. */
final class Desk {
    private static final String CLERK = "zj-market-clerk";
    private static final String HERE = "330000";
    private static final int FOOD = 1;
    private static final int OUTPATIENT = 21;

    private final Ports ports;
    private final Accounts accounts;
    private final Gateway gateway;
    private int documents = 7000;

    private Desk(Ports ports, Accounts accounts) {
        this.ports = ports;
        this.accounts = accounts;
        this.gateway = new Gateway(URI.create(address(ports, Service.GATEWAY)), accounts);
    }

    static Desk of(Path data) throws IOException {
        var folder = new DataFolder(data);
        return new Desk(Ports.known(Ports.stored(folder.run().resolve("ports"))), Accounts.read(folder.accounts()));
    }

    private static String address(Ports ports, Service service) {
        return "http://127.0.0.1:" + ports.of(service);
    }

    String gateway(String path) {
        return address(ports, Service.GATEWAY) + path;
    }

    String verifier(String path) {
        return address(ports, Service.VERIFIER) + path;
    }

    String secret(String account) {
        return accounts.secret(account);
    }

    /** A food licence. */
    record Licence(String id, String holder, String number) {}

    Licence licence() {
        ObjectNode order = DemoDocument.licence(FOOD, HERE, documents++);
        var issued = new Licences(gateway).issue(CLERK, key(), order);
        var holder = order.path("holders").path(0);
        return new Licence(
                issued.text("licenceId"),
                holder.path("name").asString(),
                holder.path("code").asString());
    }

    /** Code and number of an outpatient receipt. */
    String receipt() {
        ObjectNode order = DemoDocument.receipt(OUTPATIENT, HERE, documents++, 18_600)
                .put("code", DemoDocument.receiptCode(OUTPATIENT, HERE));
        var issued = new Receipts(gateway).issue("zj-hospital-clerk", key(), order);
        return issued.text("code") + "/" + issued.text("number");
    }

    /** The secret of a one-time link for the licence. */
    String link(String licence) {
        var link = gateway.post(CLERK, "licences/" + licence + "/wallet-links", key(), Map.of("minutes", 60))
                .path("link")
                .asString();
        return link.substring(link.indexOf('#'));
    }

    void revoke(String licence) {
        new Licences(gateway).revoke("zj-market-approver", key(), licence, "VIOLATION");
    }

    /** A use of the licence in the other province. */
    void recognise(String text) {
        gateway.post(
                "jx-market-clerk",
                "recognitions",
                key(),
                Map.of("credential", text, "matter", "OPEN-RESTAURANT", "finding", "RECOGNISED"));
    }

    /** Asks for the end of the licences by two people; nobody confirms. */
    String askForEnd(String licence) {
        return gateway.post(
                        CLERK,
                        "licence-endings",
                        key(),
                        Map.of("licences", List.of(licence), "outcome", "REVOKED", "cause", "VIOLATION"))
                .path("approvalId")
                .asString();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
