// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code yinzheng.verifier}.
 *
 * @param connection connection.yaml of the own organisation
 * @param data folder of the view; made when missing, may be deleted at any time: the view is then read anew
 * @param here region that is assumed when a check names none, 6 digits
 * @param viewLimit how old the ledger's clock may be for a green verdict; regions write a beat after 5 idle minutes
 * @param attestationKey file of the key by which this verifier signs; made when missing; beside the data folder unless named
 * @param offlineLimit how old each part of a bundle may be for a green verdict without a network
 * @param confirmedRoots SHA-256 of root certificates that a person confirmed after the alarm ROOT_CHANGED
 * @param lookups addresses of issuers' gateways by region, before those that the registry names
 * @param checksPerMinute checks that one client address may ask for, 0 for no limit
 * @param downloadsPerMinute bundles and status lists that one client address may fetch, 0 for no limit
 * @param lookupsPerMinute look-ups by hand that one client address may ask for, 0 for no limit
 * @param demoCodes file with codes to try, which a demo writes; none otherwise
 * @param clerkPage address of a page where signed-in clerks record a recognition; none otherwise
 * @param packages file with the packages of documents that matters need
 */
@Validated
@ConfigurationProperties("yinzheng.verifier")
public record VerifierProperties(
        @NotNull Path connection,
        @NotNull Path data,

        @Pattern(regexp = "[0-9]{6}", message = "a region has 6 digits")
        String here,

        @DefaultValue("15m") Duration viewLimit,
        @Nullable Path attestationKey,
        @DefaultValue("24h") Duration offlineLimit,
        @DefaultValue Set<String> confirmedRoots,
        @DefaultValue Map<String, URI> lookups,
        @DefaultValue("600") int checksPerMinute,
        @DefaultValue("600") int downloadsPerMinute,
        @DefaultValue("20") int lookupsPerMinute,
        @Nullable Path demoCodes,
        @Nullable URI clerkPage,
        @Nullable Path packages) {

    /** The file of the attestation key. */
    public Path attestationKeyFile() {
        return attestationKey != null ? attestationKey : data.resolveSibling(data.getFileName() + "-attestation.key");
    }
}
