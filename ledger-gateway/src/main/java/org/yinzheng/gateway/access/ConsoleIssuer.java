// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * The console's registration at its OpenID Connect issuer. The issuer is asked for its addresses at the first sign-in,
 * so that neither needs the other in order to start; one that cannot be reached is asked again at the next.
 */
public final class ConsoleIssuer implements ClientRegistrationRepository {
    static final String ID = "console";
    /** Where a sign-in begins: from here to the issuer. */
    public static final String AUTHORIZATION = "/console/authorization/" + ID;

    static final String CALLBACK = "/console/callback";

    private final ConsoleSettings settings;
    private final boolean own;
    private volatile @Nullable String ownAddress;
    private volatile @Nullable ClientRegistration known;

    /** @param own the issuer is this process: the demonstration */
    ConsoleIssuer(ConsoleSettings settings, boolean own) {
        this.settings = settings;
        this.own = own;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        ownAddress = "http://127.0.0.1:" + event.getWebServer().getPort();
    }

    boolean open() {
        return own || settings.issuer() != null;
    }

    /** The only host under which people can sign in, where the issuer knows just one. */
    public @Nullable String onlyAddress() {
        return own ? ownAddress : null;
    }

    boolean onlyOwn() {
        return own;
    }

    /** Scheme, host and port of the configured issuer. */
    String origin() {
        var address = URI.create(Objects.requireNonNullElse(settings.issuer(), ""));
        return address.getScheme() == null ? "" : address.getScheme() + "://" + address.getRawAuthority();
    }

    SignatureAlgorithm algorithm() {
        return own ? SignatureAlgorithm.ES256 : settings.idTokenAlgorithm();
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!ID.equals(id) || !open()) {
            return null;
        }
        var found = known;
        if (found == null) {
            found = discovered();
            known = found;
        }
        return found;
    }

    private ClientRegistration discovered() {
        var address = Objects.requireNonNull(own ? ownAddress : settings.issuer(), "issuer");
        var registration = ClientRegistrations.fromIssuerLocation(address)
                .registrationId(ID)
                .clientId(settings.clientId())
                .scope(OidcScopes.OPENID)
                .redirectUri("{baseUrl}" + CALLBACK);
        var secret = settings.clientSecret();
        return secret == null
                ? registration
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .build()
                : registration.clientSecret(secret).build();
    }
}
