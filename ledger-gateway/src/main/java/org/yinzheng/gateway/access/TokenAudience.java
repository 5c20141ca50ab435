// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;

/**
 * Takes only access tokens that were made for this gateway (RFC 9068, section 4): an issuer makes tokens for others too, and
 * whoever is given one of those must not act here in its owner's name.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
@Profile("!demo")
class TokenAudience {
    /** Spring adds it to what it checks of every access token. */
    @Bean
    OAuth2TokenValidator<Jwt> madeForThisGateway(AccessSettings settings) {
        var own = settings.audience();
        if (own == null || own.isBlank()) {
            throw new IllegalStateException(
                    "name this gateway as its issuer does in the claim \"aud\" of access tokens, with"
                            + " yinzheng.gateway.access.audience: tokens that were made for others are not taken");
        }
        return new JwtAudienceValidator(own);
    }
}
