// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.upokecenter.cbor.CBORObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusBitsTest {

    /** Lists of the appendix of draft-ietf-oauth-status-list, which have 1, 2, 4 and 8 bits; ours have 2. */
    private static JsonNode draft() throws IOException {
        try (InputStream in = StatusBitsTest.class.getResourceAsStream("/foreign/token-status-list.json")) {
            return new JsonMapper().readTree(in).get("lists");
        }
    }

    private static byte[] deflated(JsonNode list) {
        return CBORObject.DecodeFromBytes(
                        HexFormat.of().parseHex(list.get("cbor_hex").asString()))
                .get("lst")
                .GetByteString();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_list_of_the_draft_has_each_status_at_its_index(int number) throws Exception {
        JsonNode list = draft().get(number);
        int bits = list.get("bits").asInt();
        byte[] bytes = StatusBits.inflated(deflated(list), list.get("size").asInt() * bits / 8);
        int perByte = 8 / bits;
        int others = 0;
        for (byte b : bytes) {
            others += b == 0 ? 0 : 1;
        }
        assertThat(others).isPositive();
        for (JsonNode status : list.get("statuses")) {
            int index = status.get(0).asInt();
            int found = (bytes[index / perByte] & 0xff) >>> index % perByte * bits & (1 << bits) - 1;
            assertThat(found).as("index %s", index).isEqualTo(status.get(1).asInt());
        }
    }

    @Test
    void the_two_bit_list_of_the_draft_is_read_by_our_own_names() throws Exception {
        JsonNode list = draft().get(1);
        StatusBits states = StatusBits.inflate(deflated(list), list.get("size").asInt());
        for (JsonNode status : list.get("statuses")) {
            assertThat(states.get(status.get(0).asInt()).bits())
                    .isEqualTo(status.get(1).asInt());
        }
        assertThat(states.get(2)).isEqualTo(LicenceStatus.VALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void the_short_lists_of_the_draft_inflate_to_its_bytes(int number) throws Exception {
        JsonNode list = draft().get(number);
        byte[] expected = HexFormat.of().parseHex(list.get("byte_array_hex").asString());
        assertThat(StatusBits.inflated(deflated(list), expected.length)).isEqualTo(expected);
        assertThat(StatusBits.inflated(
                        Base64.getUrlDecoder().decode(list.get("lst_b64url").asString()), expected.length))
                .isEqualTo(expected);
    }

    @Test
    void what_was_set_is_read_and_neighbours_are_not_touched() throws Exception {
        StatusBits states = StatusBits.ofCapacity(4096);
        LicenceStatus[] expected = new LicenceStatus[4096];
        Random random = new Random(7);
        for (int i = 0; i < expected.length; i++) {
            expected[i] = LicenceStatus.of(random.nextInt(4));
            states.set(i, expected[i]);
        }
        StatusBits read = StatusBits.inflate(states.deflated(), 4096);
        for (int i = 0; i < expected.length; i++) {
            assertThat(read.get(i)).isEqualTo(expected[i]);
        }
    }

    @Test
    void a_list_of_another_length_or_with_something_behind_it_is_refused() {
        byte[] deflated = StatusBits.ofCapacity(1024).deflated();
        byte[] longer = Arrays.copyOf(deflated, deflated.length + 1);
        byte[] cut = Arrays.copyOf(deflated, deflated.length - 1);
        assertThatThrownBy(() -> StatusBits.inflate(deflated, 1020)).hasMessage("LENGTH_DIFFERS");
        assertThatThrownBy(() -> StatusBits.inflate(deflated, 1028)).hasMessage("LENGTH_DIFFERS");
        assertThatThrownBy(() -> StatusBits.inflate(longer, 1024)).hasMessage("LENGTH_DIFFERS");
        assertThatThrownBy(() -> StatusBits.inflate(cut, 1024)).hasMessage("LENGTH_DIFFERS");
        assertThatThrownBy(() -> StatusBits.inflate(new byte[0], 1024)).hasMessage("LENGTH_DIFFERS");
        assertThatThrownBy(() -> StatusBits.inflate(new byte[] {1, 2, 3}, 1024)).hasMessage("LENGTH_DIFFERS");
    }

    @Test
    void an_index_beyond_the_list_has_no_status() {
        StatusBits states = StatusBits.ofCapacity(1024);
        assertThatThrownBy(() -> states.get(1024)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> states.set(-1, LicenceStatus.ENDED)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> StatusBits.ofCapacity(1022)).hasMessageContaining("a multiple of 4");
    }
}
