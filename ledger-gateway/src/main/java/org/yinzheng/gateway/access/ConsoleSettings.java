// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * Where people sign in to the console.
 *
 * @param issuer an OpenID Connect issuer that publishes its addresses (OpenID Connect Discovery 1.0); without one the
 *     console is closed, except in the demonstration, which is its own issuer
 * @param clientId the console's name there
 * @param clientSecret left out for a public client, which PKCE protects alone
 * @param idTokenAlgorithm what the issuer signs identity tokens with
 */
@ConfigurationProperties("yinzheng.gateway.console")
record ConsoleSettings(
        @Nullable String issuer,
        @DefaultValue("yinzheng-console") String clientId,
        @Nullable String clientSecret,
        @DefaultValue("RS256") SignatureAlgorithm idTokenAlgorithm) {
    /** Never the secret. */
    @Override
    public String toString() {
        return "ConsoleSettings[" + issuer + ", " + clientId + "]";
    }
}
