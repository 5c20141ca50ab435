// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.view;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.ledger.LedgerNames;
import org.yinzheng.verifier.readmodel.ReadModel;
import org.yinzheng.verifier.recognition.LedgerAgreements;
import org.yinzheng.verifier.registry.Regions;

/** {@code GET /api/v1/choices}: what a form can offer: the registered regions and the matters of the agreements. */
@RestController
final class ChoicesController {

    private final ReadModel view;
    private final LedgerNames names;
    private final String here;
    private final Optional<URI> clerkPage;

    ChoicesController(ReadModel view, LedgerNames names, VerifierProperties properties) {
        this.view = view;
        this.names = names;
        this.here = properties.here();
        this.clerkPage = Optional.ofNullable(properties.clerkPage());
    }

    /**
     * What can be chosen.
     *
     * @param here the verifier's own region
     * @param clerkPage where signed-in clerks record what they recognise, empty where there is no such page
     */
    record Choices(String here, List<Region> regions, List<String> matters, Optional<URI> clerkPage) {}

    /** A region with its name. */
    record Region(String code, Bilingual name) {}

    @GetMapping("/api/v1/choices")
    Choices choices() {
        var now = view.now();
        var regions = new Regions(now, names.commonNamespace());
        return new Choices(
                here,
                regions.all().stream()
                        .filter(region -> !region.region().equals(Regions.NATIONAL))
                        .map(region -> new Region(
                                region.region(),
                                new Bilingual(
                                        region.labels().zh(), region.labels().en())))
                        .toList(),
                new LedgerAgreements(now, regions).matters(),
                clerkPage);
    }
}
