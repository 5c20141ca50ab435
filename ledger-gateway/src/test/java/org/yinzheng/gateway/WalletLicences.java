// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** Licences of the shared provinces, and the wallets that take them. */
final class WalletLicences {
    private static final TestProvinces provinces = TestProvinces.shared();

    private WalletLicences() {}

    static String licence() {
        return provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
    }

    static String link(String licenceId) {
        var made = provinces.as("zj-market-clerk").post("/api/v1/licences/" + licenceId + "/wallet-links", "{}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return TestWallet.secret(made.body().path("link").asString());
    }

    static TestWallet wallet() {
        return new TestWallet(provinces.gateway());
    }

    static void operate(String account, String licenceId, String order) {
        provinces.post(account, "licences/" + licenceId + "/operations", order);
    }

    static JsonNode claimed(TestWallet wallet, String licenceId) {
        var answer = wallet.claim(link(licenceId));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    static void revoke(String licenceId) {
        operate(
                "zj-market-approver",
                licenceId,
                "{\"operation\":\"END\",\"outcome\":\"REVOKED\",\"cause\":\"VIOLATION\"}");
    }
}
