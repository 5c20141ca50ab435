// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The pages where people rate a service: for everybody, without session, so nobody's clerk is signed in there and no token
 * against forged requests is needed: the ticket in the form says who may.
 */
@Configuration(proxyBeanMethods = false)
class RatingSecurity {
    @Bean
    @Order(26)
    SecurityFilterChain rating(HttpSecurity http) throws Exception {
        return http.securityMatcher("/rating", "/rating/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ConsoleSecurity.POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
