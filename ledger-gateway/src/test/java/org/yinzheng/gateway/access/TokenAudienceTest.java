// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The check of access tokens as a production gateway has it. */
class TokenAudienceTest {
    @TempDir
    Path folder;

    private KeyPair issuer;

    @BeforeEach
    void makeIssuer() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        issuer = generator.generateKeyPair();
    }

    @Test
    void an_issuers_token_is_taken_only_if_it_was_made_for_this_gateway() throws IOException {
        gateway("yinzheng.gateway.access.audience=yinzheng").run(context -> {
            var decoder = context.getBean(JwtDecoder.class);
            assertThat(decoder.decode(token("yinzheng")).getSubject()).isEqualTo("clerk");
            assertThat(decoder.decode(token("other", "yinzheng")).getSubject()).isEqualTo("clerk");
            for (var wrong : List.of(token("other"), token("yinzheng2"), token())) {
                assertThatThrownBy(() -> decoder.decode(wrong)).isInstanceOf(BadJwtException.class);
            }
        });
    }

    @Test
    void a_gateway_that_is_not_told_its_name_does_not_start_and_says_what_is_missing() throws IOException {
        for (var setting : List.of("yinzheng.gateway.access.audience=", "yinzheng.gateway.access.account-claim=sub")) {
            gateway(setting).run(context -> assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("yinzheng.gateway.access.audience"));
        }
    }

    private WebApplicationContextRunner gateway(String setting) throws IOException {
        var key = folder.resolve("issuer.pem");
        Files.writeString(
                key,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(issuer.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OAuth2ResourceServerAutoConfiguration.class))
                .withUserConfiguration(TokenAudience.class)
                .withPropertyValues(
                        setting, "spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + key);
    }

    private String token(String... audience) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .subject("clerk")
                    .audience(List.of(audience))
                    .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                    .build();
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(issuer.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
