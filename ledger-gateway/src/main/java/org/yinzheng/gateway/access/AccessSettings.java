// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens become callers.
 *
 * @param accounts file that maps accounts to client identities; the demonstration makes its own in the data folder
 * @param accountClaim the token's claim that names the account
 * @param audience how the issuer names this gateway: only access tokens made for it are taken. The demonstration, whose issuer
 *     serves nobody else, goes without
 */
@ConfigurationProperties("yinzheng.gateway.access")
public record AccessSettings(
        @Nullable Path accounts,
        @DefaultValue("sub") String accountClaim,
        @Nullable String audience) {}
