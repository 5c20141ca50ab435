// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The shape of {@code network.yaml} before its values are checked. */
final class Form {
    private Form() {}

    record Network(
            @Nullable String channel,
            @Nullable Consensus consensus,
            @Nullable Batch batch,
            @Nullable Policies policies,
            @Nullable List<Member> organisations) {}

    record Batch(
            @Nullable Integer maxMessages,
            @Nullable Integer timeoutMillis,
            @Nullable Integer preferredBytes,
            @Nullable Integer absoluteBytes) {}

    record Rule(@Nullable Integer atLeast, @Nullable List<String> of) {}

    record Policies(
            @Nullable Rule membership,
            @Nullable Rule lifecycle,
            @Nullable Rule common) {}

    record Label(@Nullable String zh, @Nullable String en) {}

    record Peer(
            @Nullable String name,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Integer operationsPort,
            @Nullable Boolean archive) {}

    record Orderer(
            @Nullable String name,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Integer adminPort,
            @Nullable Integer operationsPort) {}

    record Officer(
            @Nullable String name,
            @Nullable String agency,
            @Nullable List<Role> roles,
            @Nullable String officer) {}

    record Member(
            @Nullable String mspId,
            @Nullable String region,
            @Nullable Kind kind,
            @Nullable Label names,
            @Nullable List<Peer> peers,
            @Nullable List<Orderer> orderers,
            @Nullable List<Officer> clients) {}

    static NetworkDescription network(Network form) {
        Batch batch = given(form.batch, "batch");
        List<Organisation> organisations =
                each("/organisations", given(form.organisations, "organisations"), Form::organisation);
        return new NetworkDescription(
                given(form.channel, "channel"),
                form.consensus == null ? Consensus.BFT : form.consensus,
                Require.at(
                        "/batch",
                        () -> new BatchSettings(
                                given(batch.maxMessages, "maxMessages"),
                                given(batch.timeoutMillis, "timeoutMillis"),
                                given(batch.preferredBytes, "preferredBytes"),
                                given(batch.absoluteBytes, "absoluteBytes"))),
                policies(form.policies == null ? new Policies(null, null, null) : form.policies, organisations),
                organisations);
    }

    private static NetworkPolicies policies(Policies form, List<Organisation> organisations) {
        return NetworkPolicies.of(
                rule("membership", form.membership),
                rule("lifecycle", form.lifecycle),
                rule("common", form.common),
                organisations);
    }

    private static @Nullable PolicyRule rule(String name, @Nullable Rule form) {
        return form == null
                ? null
                : Require.at(
                        "/policies/" + name,
                        () -> new PolicyRule(given(form.atLeast, "atLeast"), given(form.of, "of")));
    }

    private static Organisation organisation(Member form) {
        Label names = given(form.names, "names");
        return new Organisation(
                given(form.mspId, "mspId"),
                form.region,
                given(form.kind, "kind"),
                Require.at("/names", () -> new Names(given(names.zh, "zh"), given(names.en, "en"))),
                peers(orEmpty(form.peers)),
                each("/orderers", orEmpty(form.orderers), Form::orderer),
                each("/clients", orEmpty(form.clients), Form::client));
    }

    /** Where no peer says whether it is an archive, the first one is. */
    private static List<PeerNode> peers(List<Peer> forms) {
        boolean said = forms.stream().anyMatch(form -> form != null && form.archive != null);
        List<PeerNode> peers = new ArrayList<>();
        each("/peers", forms, form -> {
            int port = given(form.port, "port");
            boolean archive = said ? Boolean.TRUE.equals(form.archive) : peers.isEmpty();
            return peers.add(new PeerNode(
                    given(form.name, "name"),
                    given(form.host, "host"),
                    port,
                    form.operationsPort == null ? port + NodeRules.OPERATIONS : form.operationsPort,
                    archive));
        });
        return peers;
    }

    private static OrdererNode orderer(Orderer form) {
        int port = given(form.port, "port");
        return new OrdererNode(
                given(form.name, "name"),
                given(form.host, "host"),
                port,
                form.adminPort == null ? port + OrdererNode.ADMIN : form.adminPort,
                form.operationsPort == null ? port + NodeRules.OPERATIONS : form.operationsPort);
    }

    private static Client client(Officer form) {
        return new Client(
                given(form.name, "name"), given(form.agency, "agency"), given(form.roles, "roles"), form.officer);
    }

    private static <F, T> List<T> each(String pointer, List<F> forms, Function<F, T> part) {
        return IntStream.range(0, forms.size())
                .mapToObj(i -> Require.at(pointer + "/" + i, () -> part.apply(given(forms.get(i), ""))))
                .toList();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> T given(@Nullable T value, String member) {
        if (value == null) {
            throw new InvalidDescription("", member.isEmpty() ? "an empty entry" : member + " is missing");
        }
        return value;
    }
}
