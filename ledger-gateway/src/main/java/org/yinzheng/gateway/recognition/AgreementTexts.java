// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.matter.MatterNames;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;

/** Terms of agreements in a reader's words, the same wherever they are shown. */
@Component
class AgreementTexts {
    private final RegistryReader registry;
    private final Regions regions;
    private final MatterNames matterNames;

    AgreementTexts(RegistryReader registry, Regions regions, MatterNames matterNames) {
        this.registry = registry;
        this.regions = regions;
        this.matterNames = matterNames;
    }

    static String name(String agreement, int version) {
        return agreement + " v" + version;
    }

    static String address(String agreement, int version) {
        return "/console/agreements/" + agreement + "/versions/" + version;
    }

    /** The last version of each licence type. */
    List<LicenceType> types(Caller caller) {
        var last = new TreeMap<Integer, LicenceType>();
        registry.all(caller, caller.organisation().commonNamespace(), Kind.TYP, LicenceType.class).stream()
                .filter(type -> type.kind() == LicenceType.Kind.LICENCE)
                .forEach(type ->
                        last.merge(type.number(), type, (one, two) -> one.version() > two.version() ? one : two));
        return List.copyOf(last.values());
    }

    InWords in(Wording wording, Caller caller) {
        return new InWords(
                wording,
                regions.all(caller).stream().collect(Collectors.toMap(RegionState::region, Function.identity())),
                types(caller).stream().collect(Collectors.toMap(LicenceType::number, Function.identity())),
                matterNames);
    }

    /**
     * One term.
     *
     * @param name of the member of the terms
     * @param codes as the ledger has them, none where nothing was agreed
     * @param values the same in words, at least one
     */
    record Term(String name, String label, List<String> codes, List<String> values) {
        Term {
            codes = List.copyOf(codes);
            values = List.copyOf(values);
        }
    }

    /** What the ledger has no name for stays as it is written. */
    record InWords(
            Wording wording,
            Map<String, RegionState> regions,
            Map<Integer, LicenceType> types,
            MatterNames matterNames) {
        private static final int SHORT = 8;

        /** All terms, those about which nothing was agreed included. */
        List<Term> terms(AgreementTerms terms) {
            return List.of(
                    term("parties", terms.parties(), this::region, ""),
                    term("types", terms.types(), this::type, ""),
                    term("matters", terms.matters(), this::matter, "agreements.every-matter"),
                    term("minimumFields", terms.minimumFields(), field -> field(terms, field), "agreements.none-said"),
                    term("channels", terms.channels(), one -> wording.word("channel.", one.name()), ""),
                    term("standard", optional(terms.standard()), Function.identity(), "agreements.none-said"),
                    term("from", List.of(terms.from()), wording::date, ""),
                    term("to", optional(terms.to()), wording::date, "agreements.open-end"),
                    term("legalBasis", List.of(terms.legalBasisDigest()), this::basis, ""));
        }

        /** Enough of a digest to tell it from another by eye. */
        private String basis(String digest) {
            return wording.text(
                    "agreements.legalBasis.digest",
                    digest.substring(0, SHORT) + "…" + digest.substring(digest.length() - SHORT));
        }

        private static List<String> optional(@Nullable String value) {
            return Stream.ofNullable(value).toList();
        }

        private <T> Term term(String name, List<T> codes, Function<T, String> word, String none) {
            return new Term(
                    name,
                    wording.text("agreements." + name),
                    codes.stream().map(String::valueOf).toList(),
                    codes.isEmpty()
                            ? List.of(wording.text(none))
                            : codes.stream().map(word).toList());
        }

        private String region(String code) {
            var known = regions.get(code);
            return known == null ? code : wording.of(known.labels());
        }

        private String type(Integer number) {
            var known = types.get(number);
            return known == null ? number.toString() : wording.of(known.labels());
        }

        private String matter(String code) {
            var named = matterNames.find(code);
            return named == null ? code : wording.text("matter.named", wording.of(named), code);
        }

        /** A field's name in the first of the types that has it. */
        private String field(AgreementTerms terms, String name) {
            return terms.types().stream()
                    .map(types::get)
                    .filter(Objects::nonNull)
                    .flatMap(type -> type.fields().stream())
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .map(field -> wording.of(field.labels()))
                    .orElse(name);
        }
    }
}
