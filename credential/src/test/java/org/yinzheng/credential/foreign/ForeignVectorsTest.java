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
import org.yinzheng.credential.wallet.Disclosure;
import org.yinzheng.credential.wallet.HolderKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages that others made: the examples of draft-ietf-spice-sd-cwt (its repository, between draft-07 and draft-08) and
 * of draft-ietf-oauth-status-list with the vectors of its appendix. They use algorithms −7 and −35, unprotected key
 * identifiers, tag 60 and unsorted keys, which no code of ours may have; so here another library takes them apart (the
 * lenient switch, in tests only), and the parts go through our classes.
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decoy",
                "issuer_cwt",
                "kbt",
                "nested_cwt",
                "nested_issuer_cwt",
                "nested_kbt",
            })
    void each_disclosure_of_the_sd_cwt_draft_has_its_digest_where_the_draft_has_it(String name) throws Exception {
        JsonNode example = file("sd-cwt-draft").get("files").get("examples/" + name + ".cbor");
        CBORObject message = CBORObject.DecodeFromBytes(
                HexFormat.of().parseHex(example.get("hex").asString()));
        CBORObject inner = name.endsWith("kbt") ? protectedHeader(message).get(CBORObject.FromObject(13)) : message;
        CBORObject parts = inner.Untag();
        String payload = HexFormat.of().formatHex(parts.get(2).GetByteString());
        CBORObject shown = parts.get(1).get(CBORObject.FromObject(17));
        StringBuilder everything = new StringBuilder(payload);
        shown.getValues().forEach(one -> everything.append(HexFormat.of().formatHex(one.GetByteString())));
        assertThat(shown.size())
                .isEqualTo(example.get("checked_here").get("n_disclosures").asInt());
        for (CBORObject one : shown.getValues()) {
            String digest = new Disclosure(one.GetByteString()).digest();
            assertThat(everything.toString()).containsOnlyOnce(digest);
        }
    }

    private static CBORObject protectedHeader(CBORObject message) {
        return CBORObject.DecodeFromBytes(message.Untag().get(0).GetByteString());
    }

    @Test
    void the_holder_s_key_of_the_sd_cwt_draft_is_read_from_its_credential_and_signed_its_key_binding()
            throws Exception {
        JsonNode example = file("sd-cwt-draft").get("files").get("examples/kbt.cbor");
        CBORObject message = CBORObject.DecodeFromBytes(
                HexFormat.of().parseHex(example.get("hex").asString()));
        CBORObject payload = CBORObject.DecodeFromBytes(protectedHeader(message)
                .get(CBORObject.FromObject(13))
                .Untag()
                .get(2)
                .GetByteString());
        byte[] coseKey = payload.get(CBORObject.FromObject(8))
                .get(CBORObject.FromObject(1))
                .EncodeToBytes();
        HolderKey holder = HolderKey.read(CborReader.read(coseKey));
        assertThat(holder).isEqualTo(new HolderKey.P256(key(file("sd-cwt-draft").get("holder_public_jwk"))));
        CBORObject parts = message.Untag();
        byte[] signed =
                SigStructure.of(parts.get(0).GetByteString(), parts.get(2).GetByteString());
        assertThat(holder.verifies(signed, parts.get(3).GetByteString())).isTrue();
    }
}
