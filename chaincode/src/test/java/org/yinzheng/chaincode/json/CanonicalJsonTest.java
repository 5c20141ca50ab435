// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

class CanonicalJsonTest {
    enum Colour {
        RED
    }

    record Thing(
            String zulu, int alpha, @Nullable String mike, List<Long> list, Map<String, Integer> map, Colour colour) {}

    private static final String JSON =
            "{\"alpha\":7,\"colour\":\"RED\",\"list\":[1,9007199254740993],\"map\":{\"a\":1,\"b\":2},\"zulu\":\"印证\"}";

    @Test
    void members_and_map_keys_are_sorted_and_absent_ones_left_out() {
        Map<String, Integer> unsorted = new LinkedHashMap<>();
        unsorted.put("b", 2);
        unsorted.put("a", 1);
        assertThat(CanonicalJson.write(new Thing("印证", 7, null, List.of(1L, 9007199254740993L), unsorted, Colour.RED)))
                .isEqualTo(JSON);
    }

    @Test
    void what_is_written_is_read_back() {
        assertThat(CanonicalJson.write(CanonicalJson.read(JSON, Thing.class))).isEqualTo(JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"alpha\":7,\"alpha\":8,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":7.0,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":7,\"colour\":\"RED\",\"list\":[1.5],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":7,\"colour\":\"RED\",\"list\":[1e3],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":\"7\",\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":7,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":5}",
                "{\"alpha\":7,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":true}",
                "{\"alpha\":7,\"colour\":0,\"list\":[],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":7,\"colour\":\"\",\"list\":[],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":7,\"colour\":\"BLUE\",\"list\":[],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":null,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":99999999999,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":7,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":\"x\",\"more\":1}",
                "{\"alpha\":7,\"colour\":\"RED\",\"list\":[],\"map\":{\"a\":1,\"a\":1},\"zulu\":\"x\"}",
                "{\"alpha\":7,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":\"x\"} x",
                "{'alpha':7,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":\"x\"}",
                "{\"alpha\":NaN,\"colour\":\"RED\",\"list\":[],\"map\":{},\"zulu\":\"x\"}"
            })
    void anything_but_the_strict_form_is_refused(String json) {
        assertThatThrownBy(() -> CanonicalJson.read(json, Thing.class))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(Refusal.ARGUMENT_MALFORMED));
    }

    @Test
    void depth_and_size_are_bounded() {
        var deep = "{\"map\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> CanonicalJson.read(deep, Thing.class)).hasMessageContaining("ARGUMENT_MALFORMED");
        var large = " ".repeat(CanonicalJson.MAX_CHARACTERS + 1);
        assertThatThrownBy(() -> CanonicalJson.read(large, Thing.class)).hasMessageContaining("ARGUMENT_TOO_LARGE");
    }

    @Test
    void a_refusal_never_repeats_the_input() {
        var secret = "330106190001019994";
        assertThatThrownBy(() -> CanonicalJson.read("{\"" + secret + "\":\"" + secret + "\"}", Thing.class))
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> CanonicalJson.read("{\"alpha\":\"" + secret + "\"}", Thing.class))
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> CanonicalJson.read("{\"alpha\":" + secret + secret + "}", Thing.class))
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> CanonicalJson.read("{\"map\":{\"" + secret + "\":1.5}}", Thing.class))
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> CanonicalJson.read(secret + "x", Thing.class)).hasMessageNotContaining(secret);
    }
}
