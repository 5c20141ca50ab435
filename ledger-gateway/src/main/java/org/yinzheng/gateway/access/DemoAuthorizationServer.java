// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.storage.DataFolder;

/**
 * The demonstration's own OAuth 2 issuer: scripts take a token with {@code client_credentials} (client id is the
 * account), people log in with account and secret through the authorization code flow with PKCE. Production names
 * another issuer instead.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoAuthorizationServer {
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    @Bean
    Accounts demoAccounts(DataFolder folder, Organisations organisations) {
        var accounts = new AccountsFile(folder.resolve("accounts.yaml")).readOrMake(organisations);
        return new Accounts(accounts, organisations);
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServer(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(DemoAuthorizationServer::saysEs256);
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    private static void saysEs256(OidcConfigurer oidc) {
        oidc.providerConfigurationEndpoint(endpoint ->
                endpoint.providerConfigurationCustomizer(published -> published.idTokenSigningAlgorithms(algorithms -> {
                    algorithms.clear();
                    algorithms.add(SignatureAlgorithm.ES256.getName());
                })));
    }

    @Bean
    @Order(2)
    SecurityFilterChain login(HttpSecurity http) throws Exception {
        return http.securityMatcher("/login")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(form ->
                        form.loginPage("/login").defaultSuccessUrl("/console").permitAll())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ConsoleSecurity.POLICY)))
                .build();
    }

    @Bean
    PasswordEncoder accountSecrets() {
        return new RandomSecretEncoder();
    }

    @Bean
    InMemoryUserDetailsManager people(Accounts accounts, PasswordEncoder encoder) {
        List<UserDetails> people = new ArrayList<>();
        for (Account account : accounts.all()) {
            people.add(User.withUsername(account.id())
                    .password(encoded(account, encoder))
                    .build());
        }
        return new InMemoryUserDetailsManager(people);
    }

    private static String encoded(Account account, PasswordEncoder encoder) {
        var secret = Objects.requireNonNull(account.secret(), "secret of a demonstration account");
        return Objects.requireNonNull(encoder.encode(secret), "encoded secret");
    }

    @Bean
    RegisteredClientRepository scripts(
            Accounts accounts,
            PasswordEncoder encoder,
            @Value("${yinzheng.gateway.demo.redirect-uris:http://127.0.0.1:8081/console/callback}")
                    List<String> redirects) {
        var clients = new ArrayList<RegisteredClient>();
        accounts.all().forEach(account -> clients.add(script(account, encoder)));
        clients.add(console(redirects));
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient script(Account account, PasswordEncoder encoder) {
        return RegisteredClient.withId(account.id())
                .clientId(account.id())
                .clientSecret(encoded(account, encoder))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(tokens())
                .build();
    }

    private static RegisteredClient console(List<String> redirects) {
        return RegisteredClient.withId("yinzheng-console")
                .clientId("yinzheng-console")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(redirects))
                .scope("openid")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(tokens())
                .build();
    }

    private static TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(TOKEN_LIFE)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                .build();
    }

    @Bean
    JWKSource<SecurityContext> signingKey(DataFolder folder) {
        var stored = folder.secret("keys/oauth.jwk", DemoAuthorizationServer::newKey);
        try {
            return new ImmutableJWKSet<>(new JWKSet(ECKey.parse(new String(stored, StandardCharsets.UTF_8))));
        } catch (ParseException e) {
            throw new IllegalStateException("keys/oauth.jwk in the data folder does not parse", e);
        }
    }

    private static byte[] newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JOSEException e) {
            throw new IllegalStateException("no P-256 key could be made", e);
        }
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> es256() {
        return context -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
            }
        };
    }

    @Bean
    JwtDecoder tokenCheck(JWKSource<SecurityContext> key) {
        return NimbusJwtDecoder.withJwkSource(key)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }
}
