// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.TestGateway.Answer;
import tools.jackson.databind.JsonNode;

/** Agencies and regions change over HTTP, on a real local peer with the real contracts. */
class RegistryChangesTest {
    private static final String POLICE = "11330000MB03301571";
    private static final String ALL = "\"KEEPER\",\"CLERK\",\"APPROVER\"";
    private static final TestProvinces provinces = TestProvinces.shared();

    @Test
    void an_agency_loses_its_type_and_gets_it_back_and_an_old_sequence_number_changes_nothing() {
        long seq = agency().path("seq").asLong();
        var changed = update(seq, "公安（演示）", ALL, "");
        assertThat(changed.status()).as(changed.text()).isEqualTo(201);
        assertThat(agency().path("labels").path("zh").asString()).isEqualTo("公安（演示）");
        assertThat(agency().path("types").size()).isZero();

        var stale = update(seq, "另一个名称", ALL, "3");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("SEQUENCE_MISMATCH");
        assertThat(agency().path("labels").path("zh").asString()).isEqualTo("公安（演示）");

        assertThat(update(seq + 1, "公安（演示）", ALL, "3").status()).isEqualTo(201);
        assertThat(agency().path("types").get(0).asInt()).isEqualTo(3);
    }

    @Test
    void a_province_cannot_give_the_national_platforms_role() {
        var answer = update(agency().path("seq").asLong(), "公安", "\"NATIONAL\"", "3");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("ROLE_NOT_GRANTED");
    }

    @Test
    void a_region_gets_other_addresses_from_the_national_platform_alone() {
        var before = region();
        var body = "{\"seq\":%d,\"labels\":{\"zh\":\"江西（演示）\",\"en\":\"Jiangxi (demo)\"},"
                        .formatted(before.path("seq").asLong())
                + "\"lookupAddress\":\"https://gateway.example\",\"verifierAddress\":null}";
        assertThat(provinces
                        .as("jx-registrar")
                        .put("/api/v1/regions/360000", body)
                        .code())
                .isEqualTo("ROLE_REQUIRED");
        var changed = provinces.as("national-registry").put("/api/v1/regions/360000", body);
        assertThat(changed.status()).as(changed.text()).isEqualTo(201);
        assertThat(region().path("lookupAddress").asString()).isEqualTo("https://gateway.example");
        assertThat(region().path("mspId")).isEqualTo(before.path("mspId"));
        assertThat(provinces
                        .as("national-registry")
                        .put("/api/v1/regions/360000", body)
                        .status())
                .isEqualTo(409);
    }

    private static Answer update(long seq, String name, String roles, String types) {
        var body = "{\"seq\":%d,\"labels\":{\"zh\":\"%s\",\"en\":\"Police (demo)\"},\"roles\":[%s],\"types\":[%s],"
                        .formatted(seq, name, roles, types)
                + "\"blockedCertificates\":[],\"earliestCertificate\":0}";
        return provinces.as("zj-registrar").put("/api/v1/agencies/" + POLICE, body);
    }

    private static JsonNode agency() {
        return provinces
                .as("zj-registrar")
                .get("/api/v1/agencies?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(one -> one.path("agency").asString().equals(POLICE))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode region() {
        return provinces
                .as("national-registry")
                .get("/api/v1/regions")
                .body()
                .valueStream()
                .filter(one -> one.path("region").asString().equals("360000"))
                .findFirst()
                .orElseThrow();
    }
}
