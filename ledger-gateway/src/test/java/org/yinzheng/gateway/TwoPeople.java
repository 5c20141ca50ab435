// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Provinces where two licences of an agency a day end on the word of one person, for all tests about two people. */
final class TwoPeople {
    private TwoPeople() {}

    static TestProvinces provinces() {
        return Shared.PROVINCES;
    }

    static String licence() {
        return provinces()
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
    }

    static String key() {
        var kid = provinces()
                .post("zj-market-keeper", "keys", "{}")
                .body()
                .path("kid")
                .asString();
        provinces().post("zj-market-approver", "keys/" + kid + "/confirmation", "{}");
        return kid;
    }

    static String state(String licence) {
        return record(licence).path("state").asString();
    }

    /** The key that signed a licence's credential. */
    static String signing(String licence) {
        return record(licence).path("credentials").path(0).path("kid").asString();
    }

    private static JsonNode record(String licence) {
        return provinces()
                .as("zj-market-clerk")
                .get("/api/v1/licences/" + licence, "Yinzheng-Purpose", "COUNTER")
                .body()
                .path("ledger")
                .path("state");
    }

    static ConsoleVisitor visitor(String account) {
        return ConsoleVisitor.signedIn(provinces().gateway(), account, "zh");
    }

    static int waiting(ConsoleVisitor visitor) {
        var home = visitor.open("/console");
        return home.has("nav .badge") ? Integer.parseInt(home.text("nav .badge")) : 0;
    }

    private static final class Shared {
        static final TestProvinces PROVINCES;

        static {
            try {
                var folder = Files.createTempDirectory("yinzheng-two-people");
                PROVINCES = TestProvinces.start(folder, "yinzheng.gateway.approval.single-endings=2");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(Path folder) {
            PROVINCES.close();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }
}
