// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.upokecenter.cbor.CBORObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.SigStructure;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.P256PublicKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages that others made, as far as the print profile reaches: the signature over the Sig_structure, and CBOR. They
 * use algorithm −7, unprotected key identifiers and unsorted keys, which no code of ours may have; so here another
 * library takes them apart, and only the parts go through our classes. Redaction and status lists wait for the wallet.
 */
class ForeignVectorsTest {

    private static JsonNode file(String name) throws IOException {
        try (InputStream in = ForeignVectorsTest.class.getResourceAsStream("/foreign/" + name + ".json")) {
            return new JsonMapper().readTree(in);
        }
    }

    private static P256PublicKey key(JsonNode jwk) {
        byte[] point = new byte[65];
        point[0] = 4;
        System.arraycopy(Base64.getUrlDecoder().decode(jwk.get("x").asString()), 0, point, 1, 32);
        System.arraycopy(Base64.getUrlDecoder().decode(jwk.get("y").asString()), 0, point, 33, 32);
        return P256PublicKey.ofPoint(point);
    }

    private static void verifies(byte[] message, P256PublicKey key) {
        CBORObject parts = CBORObject.DecodeFromBytes(message).Untag();
        byte[] payload = parts.get(2).GetByteString();
        byte[] signed = SigStructure.of(parts.get(0).GetByteString(), payload);
        byte[] signature = parts.get(3).GetByteString();
        assertThat(key.verifies(signed, signature)).isTrue();
        payload[payload.length - 1] ^= 1;
        assertThat(key.verifies(SigStructure.of(parts.get(0).GetByteString(), payload), signature))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status_list_token_cwt_hex", "referenced_token_cwt_hex"})
    void a_token_of_the_status_list_draft_verifies(String name) throws IOException {
        JsonNode file = file("token-status-list");
        verifies(HexFormat.of().parseHex(file.get(name).asString()), key(file.get("verification_key_jwk")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/kbt.cbor", "examples/nested_kbt.cbor"})
    void a_key_binding_of_the_sd_cwt_draft_verifies(String name) throws IOException {
        JsonNode file = file("sd-cwt-draft");
        verifies(
                HexFormat.of().parseHex(file.get("files").get(name).get("hex").asString()),
                key(file.get("holder_public_jwk")));
    }

    @Test
    void every_message_of_the_sd_cwt_draft_that_is_read_comes_back_byte_for_byte() throws Exception {
        int read = 0;
        for (JsonNode example : file("sd-cwt-draft").get("files")) {
            byte[] message = HexFormat.of().parseHex(example.get("hex").asString());
            if (isStrict(message)) {
                assertThat(Sign1.read(message).bytes()).isEqualTo(message);
                read++;
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(4);
    }

    private static boolean isStrict(byte[] message) {
        try {
            CborReader.read(message);
            return true;
        } catch (CborException e) {
            return false;
        }
    }

    @Test
    void the_status_token_with_its_unsorted_claims_is_refused_where_it_is_not_canonical() throws Exception {
        byte[] message = HexFormat.of()
                .parseHex(file("token-status-list")
                        .get("referenced_token_cwt_hex")
                        .asString());
        Sign1 parts = Sign1.read(message);
        assertThat(catchThrowableOfType(CborException.class, () -> CborReader.read(parts.payload()))
                        .fault())
                .isEqualTo(CborException.Fault.KEYS_NOT_SORTED);
        assertThat(CborWriter.write(CborReader.read(parts.protectedHeader()))).isEqualTo(parts.protectedHeader());
    }
}
