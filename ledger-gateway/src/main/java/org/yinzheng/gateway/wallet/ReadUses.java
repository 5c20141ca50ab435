// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.recognition.RecognitionState;
import org.yinzheng.chaincode.recognition.UseState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.matter.MatterNames;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;

/** Who used a licence: the recognition records of all regions, as the own province's peer has them. */
@Component
class ReadUses {
    private static final int MOST = 50;

    private final RegistryReader registry;
    private final Regions regions;
    private final WalletDocuments documents;
    private final MatterNames matterNames;

    ReadUses(RegistryReader registry, Regions regions, WalletDocuments documents, MatterNames matterNames) {
        this.registry = registry;
        this.regions = regions;
        this.documents = documents;
        this.matterNames = matterNames;
    }

    /** The newest fifty, newest first. */
    List<LicenceUse> of(Caller caller, WalletBinding binding) {
        var licenceId = binding.document().identifier();
        return regions.all(caller).stream()
                .filter(region -> !region.region().equals(caller.region()))
                .flatMap(region -> places(caller, region, licenceId))
                .sorted(Comparator.comparing((Place place) -> place.use().recordedAt())
                        .reversed())
                .limit(MOST)
                .flatMap(place -> record(caller, place).stream().map(record -> use(caller, place, record, binding)))
                .toList();
    }

    private Stream<Place> places(Caller caller, RegionState region, String licenceId) {
        return registry.all(caller, region.namespace(), Kind.USE, List.of(licenceId), UseState.class).stream()
                .map(use -> new Place(region, use));
    }

    private Optional<RecognitionState> record(Caller caller, Place place) {
        var key = LedgerKeys.recognition(place.use().recognition());
        return registry.find(caller, place.region().namespace(), key, RecognitionState.class);
    }

    private LicenceUse use(Caller caller, Place place, RecognitionState record, WalletBinding binding) {
        return new LicenceUse(
                documents.agency(caller, place.region().namespace(), record.agency()),
                place.region().labels(),
                record.matter(),
                matterNames.find(record.matter()),
                record.finding().name(),
                record.reason(),
                record.fields(),
                record.recordedAt(),
                record.digest().equals(binding.digest()));
    }

    private record Place(RegionState region, UseState use) {}
}
